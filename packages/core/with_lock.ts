/**
 * Runs `action` while no other process runs it with the same lock file.
 *
 * The system holds the lock and gives it back when the process ends, however
 * that comes about. The file stays: deleting it would let two in.
 *
 * @param path The lock file; made if missing.
 * @param onWait Called once, if another holds the lock.
 *
 * @example
 * ```ts
 * import { withLock } from "@revisage/core";
 * import { assertEquals } from "@std/assert";
 *
 * const path = await Deno.makeTempFile({ suffix: ".lock" });
 * const answer = await withLock(path, () => {}, () => Promise.resolve(42));
 * assertEquals(answer, 42);
 * await Deno.remove(path);
 * ```
 */
export async function withLock<T>(
  path: string,
  onWait: () => void,
  action: () => Promise<T>,
): Promise<T> {
  using file = await Deno.open(path, { create: true, write: true });
  if (!await file.tryLock(true)) {
    onWait();
    await file.lock(true);
  }
  return await action();
}
