import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';

export interface LinksPorts {
  /** Shows the whole address and asks; true to go on. */
  readonly ask: (address: string) => Promise<boolean>;
  /** Gives the address to the system's browser. */
  readonly open: (address: string) => Promise<void>;
}

/**
 * The address as a browser would read it, or undefined for what is not handed on: anything but https (other schemes
 * start programs), a name or password before the host (they make one site look like another), control characters.
 */
export function readLink(text: string): string | undefined {
  if (/[\p{Cc}\p{Cf}]/u.test(text)) return undefined;
  try {
    const { protocol, username, password, hostname, href } = new URL(text);
    const plain = protocol === 'https:' && username === '' && password === '' && hostname !== '';
    return plain ? href : undefined;
  } catch {
    return undefined;
  }
}

/** Opens an address of the web outside the desk, once the editor has seen it and said yes. One question at a time. */
export class Links {
  private asking = false;

  constructor(private readonly ports: LinksPorts) {}

  async openLink(text: string): Promise<Result<null, DeskFailure>> {
    const address = readLink(text);
    if (address === undefined)
      return err({ kind: 'refused', thing: text, detail: 'not a plain https address' });
    if (this.asking) return err({ kind: 'refused', thing: address, detail: 'another question is open' });
    this.asking = true;
    try {
      if (!(await this.ports.ask(address))) return err({ kind: 'cancelled', thing: address });
      await this.ports.open(address);
      return ok(null);
    } finally {
      this.asking = false;
    }
  }
}
