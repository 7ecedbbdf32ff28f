/** A picture that cannot be decoded. The message names the file. */
export class DecodeError extends Error {
  /** The class, as it stands before the message. */
  override readonly name: string = "DecodeError";
  /** The file's path, or what the bytes are called. */
  readonly file: string;
  /** What was wrong, as the second half of a sentence. */
  readonly why: string;

  /**
   * Says which file, and why not.
   *
   * @param file The file's path, or what the bytes are called.
   * @param why What was wrong, as the second half of a sentence.
   */
  constructor(file: string, why: string, options?: ErrorOptions) {
    super(`Cannot decode ${file}: ${why}`, options);
    this.file = file;
    this.why = why;
  }
}
