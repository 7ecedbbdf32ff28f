/** Milliseconds in which aborted work can clear up. */
const GRACE = 1000;

/**
 * Waits for work that looks at a signal by itself, but not for long once that
 * is aborted: who waits for another process's lock looks at nothing.
 *
 * Work that is left behind goes on unheard, until it looks.
 *
 * @throws {unknown} What the work throws, or the signal's reason.
 */
export async function untilAborted<T>(
  work: Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  if (signal === undefined) return await work;
  const { promise: left, reject } = Promise.withResolvers<never>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const leave = () => {
    timer = setTimeout(() => reject(signal.reason), GRACE);
  };
  if (signal.aborted) leave();
  else signal.addEventListener("abort", leave);
  try {
    return await Promise.race([work, left]);
  } finally {
    signal.removeEventListener("abort", leave);
    clearTimeout(timer);
  }
}
