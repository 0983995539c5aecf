// What tells a Linux desktop of the program: its entry in the menus, the type of its archives, its icons.
import { existsSync } from 'node:fs';
import { inRoot } from '../steps.mjs';

export const ARCHIVE_TYPE = 'application/vnd.banxin.archive+zip';
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512];

/**
 * A paper is a folder. Linux knows folders as `inode/directory` only, whatever their names: to claim that type would
 * offer the desk for every folder there is, and where nothing else is set open them all in it. So the entry names
 * the type of archives, and takes folders that are given to it.
 */
export const desktopEntry = ({ name, title, chineseTitle }) => `[Desktop Entry]
Type=Application
Version=1.0
Name=${title}
Name[zh_CN]=${chineseTitle}
GenericName=Newspaper Desk
GenericName[zh_CN]=报纸编辑工作台
Comment=Write and tag stories, make up newspaper pages, proofread them, export the press PDF
Comment[zh_CN]=写稿、标引、拼版、校对，导出印厂可用的版面 PDF
Exec=/usr/lib/${name}/${name} %F
Icon=${name}
Terminal=false
StartupNotify=true
StartupWMClass=${name}
Categories=Office;Publishing;
Keywords=newspaper;page;layout;typesetting;PDF;
Keywords[zh_CN]=报纸;版面;排版;拼版;校对;
MimeType=${ARCHIVE_TYPE};
`;

export const mimeTypes = ({ name }) => `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="${ARCHIVE_TYPE}">
    <comment>Archive of a Banxin paper</comment>
    <comment xml:lang="zh_CN">版心报纸归档</comment>
    <sub-class-of type="application/zip"/>
    <icon name="${name}-paper"/>
    <glob pattern="*.banxin.zip" weight="80"/>
  </mime-type>
</mime-info>
`;

const icon = (of, size) => inRoot('resources', 'icons', of, `${size}x${size}.png`);

/** All of it as entries of an archive below `usr`. */
export function desktopFiles(product, usr) {
  const { name } = product;
  const share = `${usr}/share`;
  const text = (path, body) => ({ name: `${share}/${path}`, mode: 0o644, body: Buffer.from(body) });
  const picture = (path, file) => ({ name: `${share}/icons/hicolor/${path}`, mode: 0o644, file });
  const icons = SIZES.flatMap((size) => [
    picture(`${size}x${size}/apps/${name}.png`, icon('banxin', size)),
    picture(`${size}x${size}/mimetypes/${name}-paper.png`, icon('paper', size)),
  ]);
  return [
    text(`applications/${name}.desktop`, desktopEntry(product)),
    text(`mime/packages/${name}.xml`, mimeTypes(product)),
    ...icons,
    picture(`scalable/apps/${name}.svg`, inRoot('resources', 'icons', 'banxin.svg')),
    picture(`scalable/mimetypes/${name}-paper.svg`, inRoot('resources', 'icons', 'paper.svg')),
  ].filter(({ file }) => file === undefined || existsSync(file));
}
