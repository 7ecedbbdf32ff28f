/**
 * What kept TensorFlow from being found.
 *
 * - `"path"`: the path that was given names no library.
 * - `"missing"`: it is not in the cache, and fetching was not allowed.
 * - `"unsupported"`: no published library is known for this system.
 * - `"no-python"`, `"no-pip"`: what fetches it is not installed.
 * - `"no-network"`: the package index did not answer.
 * - `"no-wheel"`: the package index answered, but does not have the wheel.
 * - `"digest"`: what came is not the file that was published.
 * - `"disk-full"`: the cache folder's disk has no room for it.
 * - `"cache"`: the cache folder cannot be chosen, or not be written to.
 * - `"permission"`: Deno runs without a permission that is needed.
 * - `"pip"`: pip failed for another reason, which the message quotes.
 */
export type LibraryErrorKind =
  | "path"
  | "missing"
  | "unsupported"
  | "no-python"
  | "no-pip"
  | "no-network"
  | "no-wheel"
  | "digest"
  | "disk-full"
  | "cache"
  | "permission"
  | "pip";

/** The way that works wherever there is a library at all; ends each message. */
const BY_HAND =
  "or set REVISAGE_LIBTENSORFLOW to the libtensorflow_cc of a TensorFlow 2.21 that you have";

/**
 * TensorFlow's library could not be found or fetched. The message says what
 * happened and what to do.
 */
export class LibraryError extends Error {
  /** `"LibraryError"`. */
  override readonly name = "LibraryError";
  /** What happened, for programs. */
  readonly kind: LibraryErrorKind;
  /** What happened, for people: the first part of the message. */
  readonly what: string;
  /** What to do about it: the rest of the message. */
  readonly remedy: string;

  /**
   * Says what happened and what to do.
   *
   * @param kind What happened, for programs.
   * @param what What happened, for people: `Cannot X: Y must be Z, got W`.
   * @param remedy What to do about it; `REVISAGE_LIBTENSORFLOW` is added.
   */
  constructor(
    kind: LibraryErrorKind,
    what: string,
    remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${what}; ${remedy}, ${BY_HAND}`, options);
    this.kind = kind;
    this.what = what;
    this.remedy = `${remedy}, ${BY_HAND}`;
  }
}
