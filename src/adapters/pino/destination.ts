import { EventEmitter } from "node:events";
import { CAPTURE } from "../../self-test/output.js";
import { createBatch } from "./batch.js";
import { checkDestinationOptions, type LogDestinationOptions } from "./destination-options.js";
import { flushOnEnd } from "./flush-on-end.js";
import { sinkFor } from "./sink.js";

/** Where pino writes to. Emits `drain` after `write` returned false, and `error` when lines could not be written. */
export interface LogDestination extends EventEmitter {
  /** Takes a finished line. Returns false while the stream behind it is full. Never throws; after `end` the line is not written. */
  write(line: string): boolean;
  /** Redacts and writes what waits; `done` is called when the stream behind it has it. `logger.flush()` calls this. */
  flush(done?: (error?: Error) => void): void;
  /** Redacts and writes what waits before it returns. */
  flushSync(): void;
  /** Opens the file anew, after a rotation. */
  reopen(): void;
  /** Writes what waits, then closes. */
  end(): void;
}

/**
 * A destination for pino that redacts: lines are collected until the event loop has finished its round, or there are 16 KB of them, and are then redacted and
 * written together. It masks as `redactLogs` does, so use the one or the other. Order is kept; a reader that is slow makes the logger wait.
 *
 * What waits is written when the process exits, on an uncaught exception, and on SIGTERM, SIGINT and SIGHUP (which still end the process unless the
 * application listens to them). Nothing can be done on SIGKILL: with `buffer: "tick"` it takes the lines of the unfinished round of the event loop, at most
 * 16 KB of them; with `buffer: "line"` it takes none.
 *
 * A line that cannot be redacted is replaced by one with its level, its time and `[REDACTION FAILED]`. When lines cannot be written, `error` is emitted, or
 * a warning of Node when nobody listens.
 *
 * @throws {RedactorError} `ERR_UNKNOWN_OPTION`, `ERR_INVALID_OPTION`; and what opening the file throws
 * @example
 * const log = pino({ level: "info" }, createLogDestination({ redactor }));
 * @example To a file, each line before `log.info` returns
 * const log = pino(createLogDestination({ destination: "/var/log/app.log", buffer: "line" }));
 * @example In front of any stream of pino
 * const log = pino(createLogDestination({ destination: pino.destination({ dest: "app.log", sync: false }) }));
 */
export function createLogDestination(options?: LogDestinationOptions): LogDestination {
  const settings = checkDestinationOptions(options);
  const events = new EventEmitter();
  const sink = sinkFor(settings.destination, { failed: teller(events), drained: () => events.emit("drain") });
  let write = sink.write;
  const batch = createBatch(settings, (text) => write(text));
  let ended = false;
  const flushSync = (): void => {
    batch.pass();
    sink.flushSync();
  };
  const forget = flushOnEnd(flushSync);

  return Object.assign(events, {
    // pino takes it for a stream by this, so that it can be its only argument.
    writable: true,
    write: (line: string) => !ended && batch.add(line),
    flush(done?: (error?: Error) => void) {
      batch.pass();
      sink.flush(done);
    },
    flushSync,
    [CAPTURE](work: () => void) {
      batch.pass();
      let text = "";
      write = (piece) => {
        text += piece;
        return true;
      };
      try {
        work();
        batch.pass();
      } finally {
        write = sink.write;
      }
      return text;
    },
    reopen() {
      batch.pass();
      sink.reopen();
    },
    end() {
      if (ended) return;
      ended = true;
      batch.pass();
      sink.end();
      forget();
      setImmediate(() => events.emit("close"));
    },
  });
}

/** Nobody has to listen to `error`; then the first failure becomes a warning. Told later, so that a listener that throws does not throw into a log call. */
function teller(events: EventEmitter): (error: Error) => void {
  let told = false;
  const tell = (error: Error): void => {
    if (events.listenerCount("error") > 0) events.emit("error", error);
    else if (!told) process.emitWarning(`Log lines could not be written (${codeOf(error)}).`, { code: "ZWARTLAK_LOG_LOST" });
    told = true;
  };
  return (error) => process.nextTick(tell, error);
}

/** Messages of other people's streams may quote what they got. */
function codeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? error.name;
}
