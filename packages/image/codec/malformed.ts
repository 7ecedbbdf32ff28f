/**
 * Why bytes cannot be decoded, as the second half of a sentence. Who knows what
 * the file is called turns it into a `DecodeError`.
 */
export class Malformed extends Error {
  /** The class, as it stands before the message. */
  override readonly name: string = "Malformed";
}
