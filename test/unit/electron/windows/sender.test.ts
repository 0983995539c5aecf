import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { isDeskFrame, isOurs } from '../../../../electron/windows/sender';

/** As much of a window's contents as is looked at. */
const contents = (url: string): WebContents => ({ mainFrame: { url } }) as unknown as WebContents;

describe('who may call', () => {
  const desk = contents('app://ui/index.html');

  it('the main frame of the desk, showing our own page', () => {
    expect(isDeskFrame({ sender: desk, senderFrame: desk.mainFrame }, desk)).toBe(true);
  });

  it('nobody else: another window, a frame inside, a frame that is gone, a page of somewhere else, no window at all', () => {
    const other = contents('app://ui/index.html');
    const strayed = contents('https://ui/index.html');
    expect(isDeskFrame({ sender: other, senderFrame: other.mainFrame }, desk)).toBe(false);
    expect(isDeskFrame({ sender: desk, senderFrame: { url: 'app://ui/index.html' } }, desk)).toBe(false);
    expect(isDeskFrame({ sender: desk, senderFrame: null }, desk)).toBe(false);
    expect(isDeskFrame({ sender: strayed, senderFrame: strayed.mainFrame }, strayed)).toBe(false);
    expect(isDeskFrame({ sender: desk, senderFrame: desk.mainFrame }, undefined)).toBe(false);
  });

  it.each([
    'app://assets/x',
    'app://ui.evil/',
    'app://evil@elsewhere/',
    'https://ui/',
    'file:///ui',
    'about:blank',
    '',
  ])('not %s', (url) => expect(isOurs(url)).toBe(false));
});
