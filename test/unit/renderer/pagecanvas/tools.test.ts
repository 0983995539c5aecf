import { describe, expect, it } from 'vitest';
import type { Point } from '../../../../core/base/geometry';
import { ToolMachine } from '../../../../renderer/pagecanvas/tools/machine';
import type { PointerInfo, ToolContext, ToolId } from '../../../../renderer/pagecanvas/tools/tool';

/** An editor's hand: it presses, moves and lets go, and everything the desk is told is written down. */
class Hand {
  readonly told: string[] = [];
  readonly machine = new ToolMachine();
  tool: ToolId = 'select';
  handHeld = false;
  movable = true;
  #at: Point = { x: 0, y: 0 };

  /** One block lies between 100 and 200 on both axes. */
  readonly #context = (): ToolContext => {
    const say = (text: string): void => void this.told.push(text);
    return {
      tool: this.tool,
      handHeld: this.handHeld,
      itemAt: ({ x, y }) => (x >= 100 && x <= 200 && y >= 100 && y <= 200 ? 'block' : null),
      canMove: () => this.movable,
      hover: (item) => say(`hover ${item}`),
      select: (item) => say(`select ${item}`),
      openAt: ({ x, y }) => say(`open ${x},${y}`),
      setPanning: (panning) => say(`panning ${panning}`),
      panBy: (dx, dy) => say(`pan ${dx},${dy}`),
      dragTo: (item, from, to) => say(`drag ${item} ${to.x - from.x},${to.y - from.y}`),
      drop: (item) => say(`drop ${item}`),
      cancelDrag: () => say('back'),
    };
  };

  press(x: number, y: number, button: PointerInfo['button'] = 'main'): this {
    this.#at = { x, y };
    this.machine.send({ kind: 'down', pointer: { at: this.#at, button } }, this.#context());
    return this;
  }
  move(x: number, y: number): this {
    this.#at = { x, y };
    this.machine.send({ kind: 'move', at: this.#at }, this.#context());
    return this;
  }
  release(): this {
    this.machine.send({ kind: 'up', at: this.#at }, this.#context());
    return this;
  }
  escape(): this {
    this.machine.send({ kind: 'cancel' }, this.#context());
    return this;
  }
}

describe('tools of the page canvas', () => {
  it('says what the pointer is over', () => {
    expect(new Hand().move(150, 150).move(10, 10).told).toEqual(['hover block', 'hover null']);
  });

  it('selects the block clicked and opens its story there', () => {
    const hand = new Hand().press(150, 120).move(152, 121).release();
    expect(hand.told).toEqual(['select block', 'open 150,120']);
    expect(hand.machine.state.name).toBe('idle');
  });

  it('selects nothing by a click beside the blocks', () => {
    expect(new Hand().press(10, 10).release().told).toEqual(['select null']);
  });

  it('drags a block and drops it once', () => {
    const hand = new Hand().press(150, 150).move(170, 160).move(180, 165).release();
    expect(hand.told).toEqual([
      'select block',
      'drag block 20,10',
      'drag block 30,15',
      'drag block 30,15',
      'drop block',
    ]);
  });

  it('puts a dragged block back on Esc, and the release after it does nothing', () => {
    const hand = new Hand().press(150, 150).move(180, 150).escape();
    expect(hand.told.at(-1)).toBe('back');
    expect(hand.release().told.at(-1)).toBe('back');
  });

  it('leaves a block where it is when the project cannot be changed', () => {
    const hand = new Hand();
    hand.movable = false;
    expect(hand.press(150, 150).move(180, 150).release().told).toEqual([]);
  });

  it('does not drag with the text tool, but opens the story', () => {
    const hand = new Hand();
    hand.tool = 'text';
    expect(hand.press(150, 150).move(180, 150).release().told).toEqual([]);
    expect(hand.press(150, 150).release().told).toEqual(['select block', 'open 150,150']);
  });

  it('moves the page by pulling the desk beside it', () => {
    const hand = new Hand().press(10, 10).move(30, 10).move(35, 12).release();
    expect(hand.told).toEqual(['panning true', 'pan 20,0', 'pan 5,2', 'panning false']);
  });

  it('moves the page with the hand, with Space and with the middle button, over blocks too', () => {
    const withHand = new Hand();
    withHand.tool = 'hand';
    const withSpace = new Hand();
    withSpace.handHeld = true;
    const wanted = ['hover null', 'panning true', 'pan 5,6', 'panning false'];
    expect(withHand.press(150, 150).move(155, 156).release().told).toEqual(wanted);
    expect(withSpace.press(150, 150).move(155, 156).release().told).toEqual(wanted);
    expect(new Hand().press(150, 150, 'middle').move(155, 156).release().told).toEqual(wanted);
  });

  it('goes on panning when Space is let go before the button', () => {
    const hand = new Hand();
    hand.handHeld = true;
    hand.press(150, 150);
    hand.handHeld = false;
    expect(hand.move(160, 150).told.at(-1)).toBe('pan 10,0');
  });

  it('takes no notice of the right button', () => {
    expect(new Hand().press(150, 150, 'other').release().told).toEqual([]);
  });
});
