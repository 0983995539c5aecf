import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mmToPt, ptToMm } from '../../../core/base/units';
import { pageKind } from '../../../core/document/records/page';
import { paperKind } from '../../../core/document/records/paper';
import { styleKind } from '../../../core/document/records/style';
import { styleRoles } from '../../../core/document/roles';

const faces = new Set(
  (
    JSON.parse(readFileSync('resources/fonts.json', 'utf8')) as { faces: readonly { id: string }[] }
  ).faces.map((face) => face.id),
);

describe.each(['broadsheet', 'tabloid', 'a3', 'a4'])('template %s', (name) => {
  const template = JSON.parse(readFileSync(`resources/templates/${name}.json`, 'utf8')) as {
    paper: object;
    styles: readonly object[];
    pages: readonly object[];
  };
  const paper = paperKind.schema.parse({ ...template.paper, id: 'paper', name: '江城职工报' });
  const styles = template.styles.map((style) => styleKind.schema.parse(style));

  it('has one style for every role, and only faces that are installed', () => {
    expect(styles.map((style) => style.id).sort()).toEqual([...styleRoles].sort());
    for (const style of styles) expect(faces).toContain(style.face);
  });

  it('has pages that pass the schema', () => {
    expect(template.pages.length).toBeGreaterThan(0);
    for (const page of template.pages) pageKind.schema.parse({ ...page, id: 'page', issue: 'issue' });
  });

  it('leaves even side margins of 15 to 25 mm', () => {
    const { columns, measure, gutter, size } = paper.grid;
    const width = ptToMm((columns * measure + (columns - 1) * gutter) * size);
    const margin = (paper.sheet.width - width) / 2;
    expect(margin).toBeGreaterThan(15);
    expect(margin).toBeLessThan(25);
  });

  it('keeps the folio on the sheet and a foot of 18 to 21 mm under the last line', () => {
    const { top, lines, pitch } = paper.grid;
    const head = mmToPt(top) - paper.folio.height * pitch;
    expect(ptToMm(head)).toBeGreaterThan(12);
    const foot = paper.sheet.height - top - ptToMm(lines * pitch);
    expect(foot).toBeGreaterThan(18);
    expect(foot).toBeLessThan(21);
  });

  it('sets the folio within its band', () => {
    const number = styles.find((style) => style.id === 'folio-number');
    expect(number?.size).toBeLessThanOrEqual(paper.folio.height * paper.grid.pitch - 2 * paper.folio.rule);
  });
});
