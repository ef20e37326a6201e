import { fileSink } from "./file-sink.js";
import { streamSink } from "./stream-sink.js";

/** Takes redacted text. Nothing in it throws. */
export interface Sink {
  /** False when it would rather not get more for now. */
  readonly write: (text: string) => boolean;
  readonly flush: (done?: (error?: Error) => void) => void;
  readonly flushSync: () => void;
  readonly reopen: () => void;
  readonly end: () => void;
}

/** What a stream has to have to be written to; pino's destinations, transports and multistreams, and the streams of Node, have more. */
export interface LineStream {
  write(text: string): unknown;
}

/** What happens outside of a call. */
export interface SinkEvents {
  readonly failed: (error: Error) => void;
  readonly drained: () => void;
}

export function sinkFor(destination: string | number | LineStream, events: SinkEvents): Sink {
  return typeof destination === "object" ? streamSink(destination, events) : fileSink(destination, events.failed);
}
