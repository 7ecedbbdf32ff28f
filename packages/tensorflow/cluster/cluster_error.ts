/** What keeps workers from working together; the message names who and where. */
export class ClusterError extends Error {
  /** `"ClusterError"`. */
  override readonly name = "ClusterError";

  /**
   * An error about the workers of a cluster.
   *
   * @param message What is wrong, with whom, and what to do.
   * @param workers Indices of the workers that it is about, if that is known.
   * @param options TensorFlow's own error, as the cause.
   */
  constructor(
    message: string,
    readonly workers: readonly number[],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
