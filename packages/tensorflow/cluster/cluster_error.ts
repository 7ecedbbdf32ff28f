/** What keeps workers from working together; the message names who and where. */
export class ClusterError extends Error {
  override readonly name = "ClusterError";

  /** @param workers Indices of the workers that it is about, if that is known. */
  constructor(
    message: string,
    readonly workers: readonly number[],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
