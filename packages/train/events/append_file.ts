/** What {@linkcode AppendFile} needs of an open file. */
export type Appendable = Pick<
  Deno.FsFile,
  "writeSync" | "truncateSync" | "close"
>;

/**
 * A file that only grows, by whole pieces.
 *
 * A piece is with the system when `append` returns: a process that is killed
 * afterwards does not lose it. If the disk is full, what of the piece was
 * written is taken back.
 */
export class AppendFile {
  /**
   * @param path Names the file in errors.
   * @param file Where to write; it stands at its end.
   * @param length Bytes that it holds.
   */
  constructor(
    readonly path: string,
    private readonly file: Appendable,
    private length: number,
  ) {}

  /** Makes a file that must not exist. */
  static create(path: string): AppendFile {
    const file = naming(
      path,
      () => Deno.openSync(path, { append: true, createNew: true }),
    );
    return new AppendFile(path, file, 0);
  }

  /** Opens a file and forgets what lies beyond its first `length` bytes. */
  static cut(path: string, length: number): AppendFile {
    return naming(path, () => {
      const file = Deno.openSync(path, { append: true, create: true });
      file.truncateSync(length);
      return new AppendFile(path, file, length);
    });
  }

  /**
   * Adds a piece.
   *
   * @throws {Error} If the system refuses; the file is as before.
   */
  append(bytes: Uint8Array): void {
    naming(this.path, () => {
      try {
        for (let done = 0; done < bytes.length;) {
          done += this.file.writeSync(bytes.subarray(done));
        }
      } catch (error) {
        this.#takeBack();
        throw error;
      }
    });
    this.length += bytes.length;
  }

  close(): void {
    this.file.close();
  }

  #takeBack(): void {
    try {
      this.file.truncateSync(this.length);
    } catch {
      // The first error matters.
    }
  }
}

/** The system's errors do not say which file. */
function naming<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot write ${path}: ${reason}`, { cause });
  }
}
