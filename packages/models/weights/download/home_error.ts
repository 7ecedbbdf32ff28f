/** Why one home did not give a file. The next one is asked. */
export class HomeError extends Error {
  /** Whether the home was reached at all, and what was wrong then. */
  readonly kind: "network" | "home" | "digest";

  /**
   * Says why.
   *
   * @param kind `"network"` if the home was not reached.
   * @param message What was got: `HTTP 404 from example.org`.
   */
  constructor(
    kind: "network" | "home" | "digest",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.kind = kind;
  }
}
