/**
 * The faces that were asked for are not there, or are no faces. The message
 * names the folder or the file, and says what it must be.
 */
export class FacesError extends Error {
  /** The class, as it stands before the message. */
  override readonly name: string = "FacesError";
}
