import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noPerson, Person } from './support/person';
import { figure, launcher, program, repository } from './support/places';

/** No display, no X authority, no session bus: only what Person.env gives. */
describe.skipIf(noPerson)(`the packaged program as a command line${noPerson ? ` (${noPerson})` : ''}`, () => {
  let person: Person;
  beforeAll(() => {
    person = new Person();
  });
  afterAll(() => person.leave());

  it('exports the pages of a paper, the same bytes as from the sources', () => {
    const since = performance.now();
    const packaged = join(person.out, 'packaged.pdf');
    const made = person.run(launcher(), ['export', person.paper, '--all', '--out', packaged, '--json']);
    const seconds = (performance.now() - since) / 1000;
    expect(made.stderr).not.toContain('GLib');
    expect(made.status).toBe(0);
    expect(JSON.parse(made.stdout)).toMatchObject({ files: [{ path: packaged }] });
    const sources = join(person.out, 'sources.pdf');
    const other = spawnSync(
      process.execPath,
      ['bin/banxin.mjs', 'export', person.paper, '--all', '--out', sources],
      {
        cwd: repository,
        encoding: 'utf8',
      },
    );
    expect(other.status).toBe(0);
    expect(readFileSync(packaged).equals(readFileSync(sources))).toBe(true);
    figure(`exported in ${seconds.toFixed(1)} s, ${readFileSync(packaged).length} bytes`);
  });

  it('answers in 3 seconds at most where there is nothing to do', () => {
    const since = performance.now();
    expect(person.run(launcher(), ['--help']).status).toBe(0);
    const seconds = (performance.now() - since) / 1000;
    figure(`--help in ${seconds.toFixed(2)} s`);
    expect(seconds).toBeLessThan(3);
  });

  it('reads standard input, and tells wrong words by code and text', () => {
    const set = person.run(launcher(), ['typeset', '--measure', '13', '--json'], { input: '工会有了回音。' });
    expect(set.status).toBe(0);
    expect(JSON.parse(set.stdout)).toMatchObject({ lines: [{ text: '工会有了回音。' }] });
    const wrong = person.run(launcher(), ['frobnicate']);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('frobnicate');
    expect(wrong.stdout).toBe('');
  });

  it('makes a paper, brings a story in and lists it', () => {
    const paper = join(person.home, 'new.banxin');
    const story = join(person.home, 'story.txt');
    writeFileSync(story, '渡船停了\n\n渡口的老船工昨天把最后一班船靠了岸。\n');
    person.own();
    expect(person.run(launcher(), ['new', paper, '--name', '渡口报', '--date', '2026-11-22']).status).toBe(0);
    expect(person.run(launcher(), ['import', paper, story, '--as', 'story']).status).toBe(0);
    const listed = person.run(launcher(), ['stories', paper, '--json']);
    expect(listed.status).toBe(0);
    expect(listed.stdout).toContain('渡船停了');
    expect(existsSync(join(paper, 'manifest.json'))).toBe(true);
  });

  it('a picture that is none is named, and nothing is written', () => {
    const paper = join(person.home, 'broken.banxin');
    spawnSync('cp', ['-r', person.paper, paper]);
    const folder = join(paper, 'assets', 'sha256');
    for (const file of spawnSync('find', [folder, '-name', '*.jpg'], { encoding: 'utf8' }).stdout.split('\n'))
      if (file !== '') writeFileSync(file, readFileSync(file).subarray(0, 2000));
    person.own();
    const out = join(person.out, 'broken.pdf');
    const made = person.run(launcher(), ['export', paper, '--all', '--out', out]);
    expect(made.status).not.toBe(0);
    expect(made.stderr).toMatch(/\.jpg/u);
    expect(existsSync(out)).toBe(false);
  });

  it('counts references to pictures in the picture library’s own GLib, not in the system’s', () => {
    // Behind the change of user, so that the linker may write what it does.
    const trace = ['LD_DEBUG=bindings', `LD_DEBUG_OUTPUT=${join(person.home, 'bindings')}`];
    const out = join(person.out, 'traced.pdf');
    const command = [program(), '--log-level=3', 'export', person.paper, '--all', '--out', out];
    const traced = person.run('/usr/bin/env', [...trace, ...command]);
    expect(traced.status).toBe(0);
    const found = spawnSync(
      'grep',
      ['-rahE', 'binding file .*/sharp-linux[^ ]+\\.node .*`g_', person.home, '--include=bindings*'],
      {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    ).stdout;
    const to = [...found.matchAll(/ to ([^ ]+) \[\d+\]: normal symbol `(g_\w+)'/gu)].map(
      ([, library = '', symbol = '']) => ({ library, symbol }),
    );
    expect(to.map(({ symbol }) => symbol)).toContain('g_object_unref');
    for (const { library } of to) expect(library).toContain('libvips-cpp');
    figure(`bound to the picture library: ${to.map(({ symbol }) => symbol).join(', ')}`);
  });
});
