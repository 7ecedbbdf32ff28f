/**
 * What kept weights from being had.
 *
 * - `"name"`: there are none of that name.
 * - `"network"`: no home answered.
 * - `"home"`: a home answered, but none gave the file.
 * - `"digest"`: what came is not the file that was published.
 * - `"disk-full"`: the cache folder's disk has no room.
 * - `"cache"`: the cache folder cannot be chosen, or not be written to.
 * - `"source"`: the published file is not what its converter reads.
 */
export type WeightsErrorKind =
  | "name"
  | "network"
  | "home"
  | "digest"
  | "disk-full"
  | "cache"
  | "source";

/** Weights could not be had. The message says why, and what to do. */
export class WeightsError extends Error {
  /** `"WeightsError"`. */
  override readonly name = "WeightsError";
  /** What happened, for programs. */
  readonly kind: WeightsErrorKind;

  /**
   * Says what happened.
   *
   * @param kind What happened, for programs.
   * @param message The same for people, and what to do.
   */
  constructor(kind: WeightsErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
