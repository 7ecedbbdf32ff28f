/** A safetensors file that breaks the format. The message names the file. */
export class SafetensorsError extends Error {
  /** The class, as it stands before the message. */
  override readonly name: string = "SafetensorsError";

  /**
   * Says which file, and why not.
   *
   * @param file The file's path, or what the bytes are called.
   * @param why What was wrong, as the second half of a sentence.
   */
  constructor(file: string, why: string, options?: ErrorOptions) {
    super(`Cannot read ${file}: ${why}`, options);
  }
}
