import { join } from "node:path";
import { RunError } from "./run_error.ts";

const LOCK = ".lock";

/**
 * The right to work in a folder, for one process at a time.
 *
 * The system holds the lock and gives it back when the process ends, however
 * that comes about: a dead process keeps nobody out. The file stays, because
 * deleting it would let two in.
 */
export class RunLock implements Disposable {
  #file: Deno.FsFile | undefined;

  private constructor(file: Deno.FsFile) {
    this.#file = file;
  }

  /**
   * Takes the lock, without waiting for it.
   *
   * @param path The lock file; made if missing.
   * @returns The lock, or what to call the process that has it.
   */
  static async take(path: string): Promise<RunLock | string> {
    const file = await Deno.open(path, {
      create: true,
      read: true,
      write: true,
    });
    const lock = new RunLock(file);
    try {
      if (await file.tryLock(true)) {
        await file.truncate();
        await file.write(new TextEncoder().encode(`${Deno.pid}\n`));
        return lock;
      }
    } catch (error) {
      lock[Symbol.dispose]();
      throw error;
    }
    lock[Symbol.dispose]();
    return await readHolder(path);
  }

  /** Gives the lock back. Twice does no more than once. */
  [Symbol.dispose](): void {
    this.#file?.close();
    this.#file = undefined;
  }
}

async function readHolder(path: string): Promise<string> {
  // Where locks are mandatory, as on Windows, the file cannot be read.
  const text = await Deno.readTextFile(path).catch(() => "");
  const holder = Number.parseInt(text);
  return Number.isNaN(holder) ? "another process" : `process ${holder}`;
}

/**
 * Takes a run's lock for `action`, which hands it on; gives it back if that
 * fails.
 *
 * @throws {RunError} `"busy"`, if another process has it.
 */
export async function locked<T>(
  path: string,
  action: (lock: RunLock) => Promise<T>,
): Promise<T> {
  const lock = await RunLock.take(join(path, LOCK));
  if (!(lock instanceof RunLock)) {
    throw new RunError(
      "busy",
      `Cannot work in ${path}: ${lock} is at work in it; wait until it ends`,
    );
  }
  try {
    return await action(lock);
  } catch (error) {
    lock[Symbol.dispose]();
    throw error;
  }
}
