/**
 * What a run's folder could not do.
 *
 * - `"exists"`: the folder to make a run in holds one already, or is a file.
 * - `"missing"`: the folder to open holds no run.
 * - `"busy"`: another process is at work in it.
 * - `"architecture"`: a checkpoint is of other variables than those to load.
 * - `"damaged"`: there are checkpoints, and none is whole.
 * - `"write"`: a checkpoint could not be written.
 */
export type RunErrorKind =
  | "exists"
  | "missing"
  | "busy"
  | "architecture"
  | "damaged"
  | "write";

/** A run's folder cannot be used so. The message says why and what to do. */
export class RunError extends Error {
  /** The class, as it stands before the message. */
  override readonly name: string = "RunError";
  /** What happened, for programs. */
  readonly kind: RunErrorKind;

  /**
   * Says what happened.
   *
   * @param kind What happened, for programs.
   * @param message What happened, for people.
   */
  constructor(kind: RunErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
