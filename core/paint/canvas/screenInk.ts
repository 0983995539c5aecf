import type { Ink } from '../../base/ink';

type Rgb = readonly [number, number, number];

/** What each full ink leaves of white light on coldset newsprint, seen against a white screen page. */
const CYAN: Rgb = [0.16, 0.6, 0.8];
const MAGENTA: Rgb = [0.82, 0.2, 0.42];
const YELLOW: Rgb = [0.98, 0.89, 0.24];
const BLACK: Rgb = [0.1, 0.1, 0.1];

const through = (light: number, ink: number, percent: number): number =>
  light * (1 - (percent / 100) * (1 - ink));

/** Screen colour of an ink: inks as filters over white paper. For looking at, never for plates. */
export function screenColour(ink: Ink): string {
  const channel = (i: 0 | 1 | 2): number =>
    Math.round(
      255 *
        through(
          through(through(through(1, CYAN[i], ink.c), MAGENTA[i], ink.m), YELLOW[i], ink.y),
          BLACK[i],
          ink.k,
        ),
    );
  return `rgb(${channel(0)}, ${channel(1)}, ${channel(2)})`;
}
