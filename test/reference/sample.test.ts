import { beforeAll, describe, expect, it } from 'vitest';
import type { ComposedPage } from '../../core/page/composed';
import { composeProject, sampleFolder } from './project';

const NO_START = /^[。．，、：；？！”’）》〉】〗〕］｝」』–－～·‧・／%％‰℃℉°々〻ー,.!?:;)\]}]/u;
const NO_END = /[“‘（《〈【〖〔［｛「『([{／]$/u;
const BODY = new Set(['body']);

let pages: readonly ComposedPage[] = [];
beforeAll(async () => {
  pages = await composeProject(sampleFolder);
});

const bodyLines = (page: ComposedPage) => page.frames.filter((f) => BODY.has(f.role)).flatMap((f) => f.lines);

describe('the sample paper', () => {
  it('starts and ends no line with a forbidden mark', () => {
    for (const page of pages)
      for (const frame of page.frames)
        for (const line of frame.lines) {
          expect(line.text).not.toMatch(NO_START);
          if (line !== frame.lines.at(-1)) expect(line.text.trimEnd()).not.toMatch(NO_END);
        }
  });

  it('sets every body line on the page grid', () => {
    for (const page of pages) {
      const { baseline, pitch } = page.grid;
      const running = bodyLines(page).filter((line) => line.runs.some((run) => run.size === page.grid.size));
      expect(running.length).toBeGreaterThan(20);
      for (const line of running) {
        const row = (line.y - baseline) / pitch;
        expect(Math.abs(row - Math.round(row)), line.text).toBeLessThan(1e-6);
      }
    }
  });

  it('holds its copy: nothing overset, no lone character, no loose line, no collision', () => {
    const grave = new Set([
      'PAGE-OVERSET',
      'PAGE-LOOSE',
      'PAGE-COLLIDE',
      'PAGE-MISSING-PICTURE',
      'PAGE-FONT',
    ]);
    for (const page of pages) {
      expect(page.diagnostics.filter((d) => grave.has(d.rule))).toEqual([]);
      expect(page.diagnostics.filter((d) => d.rule === 'PAGE-ORPHAN')).toEqual([]);
    }
  });

  it('is the same page, byte for byte, in a second composition', async () => {
    const again = await composeProject(sampleFolder);
    expect(JSON.stringify(again)).toBe(JSON.stringify(pages));
  });
});
