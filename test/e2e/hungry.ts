/** A job that takes what it is told to: memory of JavaScript, memory outside of it, or time. */
const { parentPort } = process;
const tell: (message: string) => void = parentPort.postMessage.bind(parentPort);
const held: unknown[] = [];

parentPort.on('message', ({ data }: { data: string }) => {
  tell('begun');
  if (data === 'heap') for (;;) held.push(Array.from({ length: 10_000 }, (_, i) => ({ i })));
  if (data === 'native') setInterval(() => held.push(Buffer.alloc(32 * 2 ** 20, 1)), 5);
  if (data === 'time') for (;;) held.length = 0;
});
