import type { LineStream, Sink, SinkEvents } from "./sink.js";

/** What may be there besides `write`. */
interface FullStream extends LineStream {
  on?(event: string, listener: (value: Error) => void): unknown;
  flush?(done?: (error?: Error) => void): unknown;
  flushSync?(): unknown;
  reopen?(): unknown;
  end?(): unknown;
}

/** More than this between two `drain` events makes the logger wait for the stream, if it can be waited for. */
const MOST_PENDING = 1_048_576;

/** Writes to any stream. One that is full and has `flushSync`, as pino's have, is waited for from 1 MB on, so that memory stays bounded. */
export function streamSink(destination: LineStream, { failed, drained }: SinkEvents): Sink {
  const stream: FullStream = destination;
  let pending = 0;
  const safely = (act: () => unknown): unknown => {
    try {
      return act();
    } catch (error) {
      return failed(error as Error);
    }
  };
  stream.on?.("error", failed);
  stream.on?.("drain", () => {
    pending = 0;
    drained();
  });

  return {
    write(text) {
      const hasRoom = safely(() => stream.write(text)) !== false;
      pending = hasRoom ? 0 : pending + text.length;
      if (pending < MOST_PENDING || stream.flushSync === undefined) return hasRoom;
      pending = 0;
      safely(() => stream.flushSync?.());
      return true;
    },
    flush(done) {
      if (stream.flush === undefined) done?.();
      else safely(() => stream.flush?.(done));
    },
    flushSync() {
      safely(() => stream.flushSync?.());
    },
    reopen() {
      safely(() => stream.reopen?.());
    },
    end() {
      // They belong to the process, and cannot be closed.
      if (stream === process.stdout || stream === process.stderr) return;
      safely(() => stream.end?.());
    },
  };
}
