import { describe, expect, it } from 'vitest';
import { HARMS, harm, harmWords, readHarm } from '../../../../core/contract/harm';
import { Words } from '../../../../electron/cli/words';
import { Texts } from '../../../../electron/main/language';
import { decode, encode, nextEnvelope } from '../../../../electron/store/envelope';
import { damaged } from '../../../../electron/store/notes';
import { createI18n } from '../../../../renderer/app/i18n';

const PATH = 'stories/ne/story-one.json';
const whole = encode(
  nextEnvelope(undefined, { schema: 'story@1', id: 'story-one', device: 'd', data: { a: '字' } }),
);
const text = new TextDecoder().decode(whole);
const bytes = (changed: string) => new TextEncoder().encode(changed);

describe('what is wrong with a file', () => {
  it.each([
    ['nothing in it', new Uint8Array(), 'empty'],
    ['its end lost', whole.subarray(0, -20), 'cut-short'],
    ['its end lost within a word', bytes(text.slice(0, text.indexOf('字'))), 'cut-short'],
    ['a byte that no text has', whole.with(whole.length - 20, 0xff), 'not-utf8'],
    ['not our notation', bytes('story: one'), 'not-json'],
    ['a number where a name should be', bytes(text.replace('"story-one"', '7')), 'field'],
    ['another text', bytes(text.replace('字', '子')), 'hash'],
    ['many levels', bytes('['.repeat(9999)), 'too-deep'],
  ] as const)('%s', (_, content, kind) => {
    const read = decode(content);
    expect(read.ok ? undefined : readHarm(read.error)?.kind).toBe(kind);
  });

  it('is one line, and the same again', () => {
    for (const kind of HARMS) {
      expect(readHarm(harm(kind))).toEqual({ kind, detail: '' });
      expect(readHarm(harm(kind, 'body.3: no: text'))).toEqual({ kind, detail: 'body.3: no: text' });
    }
  });

  it('leaves what a system says as it was said', () => {
    const said = "EACCES: permission denied, open 'story.json'";
    expect(harmWords(said, () => 'words')).toBe(said);
  });

  it.each(['zh-CN', 'en'] as const)(
    'is said in %s by window, main process and command line alike',
    async (language) => {
      const words = new Words(language);
      const texts = new Texts();
      texts.use(language);
      const window = createI18n();
      await window.changeLanguage(language);
      for (const kind of HARMS) {
        const note = damaged(PATH, harm(kind, '12'));
        const said = words.say(`failure:harm.${kind}`, { detail: '12' });
        expect(said).not.toContain('harm.');
        expect(said).not.toContain('{{');
        expect(words.finding(note)).toContain(said);
        expect(window.t(`failure:${note.rule}.message`, note.params)).toContain(said);
        expect(texts.failure({ kind: 'damaged', thing: PATH, detail: harm(kind, '12') }).detail).toBe(said);
        if (language === 'zh-CN') expect(said).toMatch(/\p{Script=Han}/u);
      }
    },
  );
});
