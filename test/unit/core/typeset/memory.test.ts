import { describe, expect, it } from 'vitest';
import { itemise } from '../../../../core/typeset/itemise';
import { uniform } from '../../../../core/typeset/measures';
import { Memory } from '../../../../core/typeset/memory';
import type { ParagraphInput } from '../../../../core/typeset/types';
import { makeCopy } from './copy';
import { loadFonts, paragraph } from './fonts';

const fonts = loadFonts();

/** A memory that counts the paragraphs it has prepared. */
function counting(): { memory: Memory; prepared: () => number } {
  let count = 0;
  const memory = new Memory((input) => {
    count++;
    return itemise(input, fonts);
  });
  return { memory, prepared: () => count };
}

const ask = (memory: Memory, input: ParagraphInput, name: string): number =>
  memory.entry(input, name).settings(uniform(13)).best.cost;

describe('the memory of a typesetter', () => {
  const text = makeCopy(7, 120);
  const states = Array.from({ length: 30 }, (_, n) => paragraph(text.slice(0, 60 + n), { indent: 2 }));
  const [first, ...later] = states;
  if (!first) throw new Error('no states');

  it('keeps the last two states of a paragraph that is typed into', () => {
    const { memory, prepared } = counting();
    for (const state of states) ask(memory, state, 'p');
    expect(prepared()).toBe(states.length);
    for (const state of states.slice(-2)) ask(memory, { ...state }, 'p');
    expect(prepared()).toBe(states.length);
  });

  it('makes a state that it has let go of again, the same, whoever asks with the old input or a new one', () => {
    const { memory, prepared } = counting();
    const cost = ask(memory, first, 'p');
    for (const state of later) ask(memory, state, 'p');
    expect(ask(memory, first, 'p')).toBe(cost);
    expect(prepared()).toBe(states.length + 1);
    expect(ask(memory, { ...first }, 'p')).toBe(cost);
    expect(prepared(), 'it is remembered again').toBe(states.length + 1);
  });

  it('lets another paragraph of the same words have them prepared anew', () => {
    const { memory } = counting();
    const twin = { ...first };
    const cost = ask(memory, twin, 'q');
    for (const state of states) ask(memory, state, 'p');
    expect(ask(memory, twin, 'q')).toBe(cost);
  });
});
