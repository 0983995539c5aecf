import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figure, packageFile, programName, repository } from './support/places';
import { CleanRoot, noRoot } from './support/root';

const reason = noRoot();

const field = (name: string): string =>
  spawnSync('dpkg-deb', ['--field', packageFile('.deb'), name], { encoding: 'utf8' }).stdout.trim();

describe.skipIf(!existsSync('/usr/bin/dpkg-deb'))('the Debian package', () => {
  it('has the fields that dpkg wants, and says what it is', () => {
    expect(field('Package')).toBe(programName());
    expect(field('Architecture')).toBe(process.arch === 'x64' ? 'amd64' : process.arch);
    expect(Number(field('Installed-Size'))).toBeGreaterThan(100_000);
    expect(field('Depends')).toContain('libgtk-3-0');
    expect(field('Description').includes('development')).toBe(programName() === 'banxin-dev');
  });

  it('holds files of root’s only, none that anybody may change', () => {
    const { stdout } = spawnSync('dpkg-deb', ['--contents', packageFile('.deb')], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const rows = stdout.trim().split('\n');
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((row) => !row.includes(' root/root '))).toEqual([]);
    expect(rows.filter((row) => /^[-d].{7}w/u.test(row) || /^[-d].{4}w/u.test(row))).toEqual([]);
    const suid = rows.filter((row) => row.startsWith('-rws')).length;
    expect(suid).toBe(programName() === 'banxin-dev' ? 0 : 1);
  });
});

describe.skipIf(reason)(
  `the Debian package in a clean root${reason === undefined ? '' : ` (${reason})`}`,
  () => {
    const root = new CleanRoot();
    let before: ReadonlySet<string>;
    const done = (command: readonly string[], options = {}): string => {
      const { status, stdout, stderr } = root.run(command, options);
      expect(status, `${command.join(' ')}\n${stdout}\n${stderr}`).toBe(0);
      return stdout;
    };
    beforeAll(() => {
      root.build();
      done(['apt-get', 'update', '-qq']);
      // What a desktop has: with it the caches of types and menus are there and must come out as they were.
      done([
        'apt-get',
        'satisfy',
        '-y',
        '-qq',
        '--no-install-recommends',
        field('Depends'),
        'desktop-file-utils',
        'shared-mime-info',
      ]);
      before = root.listing();
    });
    afterAll(() => root.leave());

    it('installs by dpkg alone once its Depends are there', () => {
      copyFileSync(packageFile('.deb'), join(root.folder, 'tmp', 'banxin.deb'));
      const since = performance.now();
      done(['dpkg', '-i', '/tmp/banxin.deb']);
      figure(`installed in ${((performance.now() - since) / 1000).toFixed(1)} s`);
      expect(done(['dpkg', '--audit'])).toBe('');
      expect(done(['dpkg', '--verify', programName()])).toBe('');
      expect(readFileSync(join(root.folder, 'usr/share/mime/globs2'), 'utf8')).toContain('*.banxin.zip');
      expect(readFileSync(join(root.folder, 'usr/share/applications/mimeinfo.cache'), 'utf8')).toContain(
        `${programName()}.desktop`,
      );
      done(['desktop-file-validate', `/usr/share/applications/${programName()}.desktop`]);
    });

    it('finds every library it is linked with', () => {
      const missing = done([
        'sh',
        '-c',
        `find /usr/lib/${programName()} -type f \\( -name '*.so*' -o -name '*.node' -o -name ${programName()} \\) -exec ldd {} + 2>/dev/null | grep 'not found' || true`,
      ]);
      expect(missing.split('\n').filter((line) => line !== '' && !line.includes('libvips-cpp'))).toEqual([]);
    });

    it('runs there as nobody: a command, and the desk in its sandbox', () => {
      const home = join(root.folder, 'tmp', 'home');
      mkdirSync(home);
      cpSync(join(repository, 'resources', 'sample'), join(home, 'paper.banxin'), { recursive: true });
      done(['chown', '-R', '65534:65534', '/tmp/home']);
      chmodSync(join(root.folder, 'tmp'), 0o1777);
      done([programName(), 'export', '/tmp/home/paper.banxin', '--all', '--out', '/tmp/home/pages.pdf'], {
        nobody: true,
      });
      expect(readFileSync(join(home, 'pages.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
      const desk = ['--ozone-platform=headless', '--ozone-override-screen-size=1920,1200', '--disable-gpu'];
      done(['mkdir', '/tmp/home/out'], { nobody: true });
      const shown = done([programName(), ...desk, '/tmp/home/paper.banxin', '--sample-to=/tmp/home/out'], {
        nobody: true,
      });
      expect(shown).toContain('wrote /tmp/home/out/sample-page.pdf');
      expect(existsSync(join(home, 'out', 'desk.png'))).toBe(true);
    });

    it('goes without a trace', () => {
      done(['dpkg', '--purge', programName()]);
      const after = root.listing();
      expect([...after].filter((path) => !before.has(path))).toEqual([]);
      expect([...before].filter((path) => !after.has(path))).toEqual([]);
      expect(readFileSync(join(root.folder, 'usr/share/mime/globs2'), 'utf8')).not.toContain('banxin');
      expect(readFileSync(join(root.folder, 'usr/share/applications/mimeinfo.cache'), 'utf8')).not.toContain(
        'banxin',
      );
      figure(`${before.size} files before, ${after.size} after`);
    });
  },
);
