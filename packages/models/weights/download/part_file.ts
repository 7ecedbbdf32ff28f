/** The disk did not take what was received. */
export class WriteError extends Error {
  /** `"WriteError"`. */
  override readonly name = "WriteError";
  /** Whether it is full. */
  readonly isFull: boolean;

  /** Names the file and gives the system's reason. */
  constructor(path: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`Cannot write ${path}: ${reason}`, { cause });
    this.isFull = isDiskFull(cause);
  }
}

/** Whether an error, or what caused it, is that a disk or a quota is full. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return code === "ENOSPC" || code === "EDQUOT" || isDiskFull(error.cause);
}

/**
 * A file that is being received, beside its final place. It is kept when
 * receiving is cut off, and continued the next time.
 */
export class PartFile implements Disposable {
  readonly #path: string;
  readonly #file: Deno.FsFile;
  #size: number;
  #appended = 0;

  /**
   * Opens the file; makes it if it is missing.
   *
   * @throws {WriteError} If the system refuses.
   */
  constructor(path: string) {
    this.#path = path;
    try {
      this.#file = Deno.openSync(path, { create: true, write: true });
    } catch (cause) {
      throw new WriteError(path, cause);
    }
    this.#size = this.#file.seekSync(0, Deno.SeekMode.End);
  }

  /** Bytes that it has. */
  get size(): number {
    return this.#size;
  }

  /** Bytes that were added since it was opened, dropped ones included. */
  get appended(): number {
    return this.#appended;
  }

  /**
   * Adds bytes to its end.
   *
   * @throws {WriteError} If the disk does not take them.
   */
  async append(bytes: Uint8Array): Promise<void> {
    try {
      for (let rest = bytes; rest.length > 0;) {
        rest = rest.subarray(await this.#file.write(rest));
      }
    } catch (cause) {
      throw new WriteError(this.#path, cause);
    }
    this.#size += bytes.length;
    this.#appended += bytes.length;
  }

  /** Drops all that it has. */
  async restart(): Promise<void> {
    if (this.#size === 0) return;
    await this.#file.truncate();
    await this.#file.seek(0, Deno.SeekMode.Start);
    this.#size = 0;
  }

  /** Forces it to the disk: a power cut must not leave a hole. */
  async sync(): Promise<void> {
    await this.#file.sync();
  }

  /** Closes it. */
  [Symbol.dispose](): void {
    this.#file.close();
  }
}
