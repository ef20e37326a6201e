const clock = new Int32Array(new SharedArrayBuffer(4));

/** Stops this thread; others go on. In milliseconds. */
export function sleep(milliseconds: number): void {
  Atomics.wait(clock, 0, 0, milliseconds);
}
