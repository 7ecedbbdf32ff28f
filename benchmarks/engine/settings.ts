/** What a worker of ours measures. `twin.py` understands the same words. */
export interface StepSettings {
  /** A training step, or the forward alone. */
  readonly task: "step" | "forward";
  /** Height and width of the images. */
  readonly size: number;
  /** Images in a step. */
  readonly batch: number;
  readonly threads: number;
  /** How it is run: one operation after another, or as one function. */
  readonly mode: "eager" | "compiled" | "xla";
  readonly precision: "float32" | "bfloat16";
}
