import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Sink } from "./sink.js";
import { sleep } from "./sleep.js";

/**
 * Writes to a file or a file descriptor before it returns: what was written survives the end of the process, whatever ends it. A pipe that is full
 * makes it wait for the reader: 1 ms at first, because a pause of pino's 100 ms makes `node app.js | reader` ten times slower.
 *
 * @throws what opening the file throws
 */
export function fileSink(destination: string | number, failed: (error: Error) => void): Sink {
  let fd = opened(destination);

  return {
    write(text) {
      if (fd === undefined) return false;
      try {
        writeWhole(fd, Buffer.from(text));
      } catch (error) {
        failed(error as Error);
      }
      return true;
    },
    flush(done) {
      done?.();
    },
    flushSync() {},
    reopen() {
      if (typeof destination === "number" || fd === undefined) return;
      const old = fd;
      try {
        fd = opened(destination);
        closeSync(old);
      } catch (error) {
        failed(error as Error);
      }
    },
    end() {
      // Standard output and error belong to the process.
      if (fd !== undefined && fd > 2) closeSync(fd);
      fd = undefined;
    },
  };
}

function opened(destination: string | number): number | undefined {
  if (typeof destination === "number") return destination;
  mkdirSync(dirname(destination), { recursive: true });
  return openSync(destination, "a");
}

/** @throws what writing throws, except that it waits for a reader that is slow */
export function writeWhole(fd: number, bytes: Buffer): void {
  let written = 0;
  let pause = 1;
  while (written < bytes.length) {
    try {
      written += writeSync(fd, bytes, written);
      pause = 1;
    } catch (error) {
      if (!isBusy(error)) throw error;
      sleep(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }
}

/** In milliseconds. */
const LONGEST_PAUSE = 64;

function isBusy(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "EAGAIN" || code === "EBUSY";
}
