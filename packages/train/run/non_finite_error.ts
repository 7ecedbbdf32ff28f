/** What is known when a number was not finite. */
export interface NonFiniteReport {
  /** The step that failed. */
  readonly step: number;
  /** By name, the losses of the step, and what else was looked at. */
  readonly values: Readonly<Record<string, number>>;
  /** The last good checkpoint's folder, if there is one. */
  readonly checkpoint?: string;
}

/** A loss or a gradient was not finite. The message says what to try. */
export class NonFiniteError extends Error {
  /** The class, as it stands before the message. */
  override readonly name: string = "NonFiniteError";
  /** The names of the values that were not finite. */
  readonly names: readonly string[];

  /**
   * Says what was not finite, where to go on, and what to try.
   *
   * @throws {RangeError} If all values are finite.
   */
  constructor({ step, values, checkpoint }: NonFiniteReport) {
    const wrong = nonFiniteNames(values);
    if (wrong.length === 0) {
      throw new RangeError("Cannot blame a value: all of them are finite");
    }
    const must = wrong
      .map((name) => `${name} must be finite, got ${values[name]}`)
      .join("; ");
    super(
      `Cannot take step ${step}: ${must}. ` +
        (checkpoint === undefined
          ? "There is no checkpoint yet. "
          : `The last good checkpoint is ${checkpoint}. `) +
        "Try a lower learning rate or a longer warm-up, clip gradients, or " +
        "train in float32; if it happens at once, look at the data.",
    );
    this.names = wrong;
  }
}

/** The names of the values that are not finite. */
export function nonFiniteNames(
  values: Readonly<Record<string, number>>,
): string[] {
  return Object.keys(values).filter((name) => !Number.isFinite(values[name]));
}
