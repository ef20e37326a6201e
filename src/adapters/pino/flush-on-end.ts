import { isMainThread } from "node:worker_threads";
import { sleep } from "./sleep.js";

/** Signals that end a process which does not listen to them, and that can be listened to. */
const ENDING = ["SIGTERM", "SIGINT", "SIGHUP"] as const satisfies readonly NodeJS.Signals[];

/** Milliseconds for a write that a stream of someone else has under way on another thread. */
const UNDER_WAY = 50;

const open = new Set<() => void>();

/**
 * Calls `flush` when the process ends: at its exit, whether it was asked for or follows an uncaught exception, and at a signal. When nobody else
 * listens to the signal, the process ends by it as it would have without us; otherwise whoever listens decides.
 *
 * @returns undoes it
 */
export function flushOnEnd(flush: () => void): () => void {
  if (open.size === 0) listen();
  open.add(flush);
  return () => {
    if (open.delete(flush) && open.size === 0) leave();
  };
}

function listen(): void {
  process.on("exit", flushAll);
  // First, so that a listener which removes itself when called, as one of `once` does, still counts.
  if (isMainThread) for (const signal of ENDING) process.prependListener(signal, endBy);
}

function leave(): void {
  process.off("exit", flushAll);
  for (const signal of ENDING) process.off(signal, endBy);
}

function flushAll(): void {
  for (const flush of open) flush();
}

function endBy(signal: NodeJS.Signals): void {
  flushAll();
  if (process.listenerCount(signal) > 1) return;
  sleep(UNDER_WAY);
  process.off(signal, endBy);
  process.kill(process.pid, signal);
}
