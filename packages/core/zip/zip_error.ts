/** A zip archive that is broken, or of a kind that is not read. */
export class ZipError extends Error {
  /** The class, as it stands before the message. */
  override readonly name = "ZipError";
  /** What was wrong, as the second half of a sentence. */
  readonly why: string;

  /**
   * Says which archive, and why not.
   *
   * @param file What the archive is called.
   * @param why What was wrong, as the second half of a sentence.
   */
  constructor(file: string, why: string) {
    super(`Cannot read ${file}: ${why}`);
    this.why = why;
  }
}
