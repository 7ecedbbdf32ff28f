/** A `.pth` file that is broken, or that holds more than tensors. */
export class PthError extends Error {
  /** The class, as it stands before the message. */
  override readonly name = "PthError";

  /**
   * Says which file, and why not.
   *
   * @param file The file's path.
   * @param why What was wrong, as the second half of a sentence.
   */
  constructor(file: string, why: string, options?: ErrorOptions) {
    super(`Cannot read ${file}: ${why}`, options);
  }
}
