import type { FaceMetrics } from '../base/ports';
import { C, classOf } from './classes';
import { lacks } from './coverage';

const BASIC_PLANE = 0x10000;
const WHOLE = 1;
const OTHER = 2;

const known = new WeakMap<FaceMetrics, WholeEms>();

/**
 * The characters that nearly all copy consists of: Han of the basic plane that a face has and that are one em wide in
 * it. Nothing else need be asked of these. What a face says of a character is remembered as long as the face is.
 */
export class WholeEms {
  readonly #face: FaceMetrics;
  readonly #answers = new Uint8Array(BASIC_PLANE);

  private constructor(face: FaceMetrics) {
    this.#face = face;
  }

  static of(face: FaceMetrics): WholeEms {
    let ems = known.get(face);
    if (!ems) known.set(face, (ems = new WholeEms(face)));
    return ems;
  }

  has(codePoint: number): boolean {
    const answer = this.#answers[codePoint];
    return answer === WHOLE || (answer === 0 && this.#ask(codePoint));
  }

  #ask(codePoint: number): boolean {
    const face = this.#face;
    const whole = classOf(codePoint) === C.Han && face.advance(codePoint) === 1 && !lacks(face, codePoint);
    this.#answers[codePoint] = whole ? WHOLE : OTHER;
    return whole;
  }
}
