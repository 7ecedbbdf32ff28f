/** A safetensors file that breaks the format. The message names the file. */
export class SafetensorsError extends Error {
  override readonly name: string = "SafetensorsError";

  /**
   * @param file The file's path, or what the bytes are called.
   * @param why What was wrong, as the second half of a sentence.
   */
  constructor(file: string, why: string, options?: ErrorOptions) {
    super(`Cannot read ${file}: ${why}`, options);
  }
}
