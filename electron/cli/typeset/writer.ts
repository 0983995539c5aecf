/** Where text goes out in pieces: `Io`'s standard output. */
interface Sink {
  write(text: string): unknown;
}

/** Collects small pieces so that standard output gets few large ones: the whole answer is never held. */
export class Writer {
  private held: string[] = [];
  private length = 0;

  constructor(
    private readonly sink: Sink,
    private readonly piece = 1 << 16,
  ) {}

  write(text: string): void {
    this.held.push(text);
    this.length += text.length;
    if (this.length >= this.piece) this.flush();
  }

  flush(): void {
    if (this.length > 0) this.sink.write(this.held.join(''));
    this.held = [];
    this.length = 0;
  }
}
