/** The result of the work, or what stands in for it when the work throws: nothing of ours may throw into a request. */
export function attempt<T>(work: () => T, failed: () => T): T {
  try {
    return work();
  } catch {
    return failed();
  }
}
