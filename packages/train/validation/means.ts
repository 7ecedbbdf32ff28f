import type { Measure, Pairs } from "./measure.ts";

/** The means of some measures over all pairs. */
export class Means {
  readonly #sums = new Map<Measure, number>();
  #count = 0;

  /** Begins with no pair. */
  constructor(private readonly measures: readonly Measure[]) {}

  /** Measures some pairs. */
  async add(pairs: Pairs): Promise<void> {
    this.#count += pairs.restored.length;
    for (const measure of this.measures) {
      const sum = (await measure.measure(pairs)).reduce((a, b) => a + b, 0);
      this.#sums.set(measure, (this.#sums.get(measure) ?? 0) + sum);
    }
  }

  /** By the name of the measure. */
  values(): Record<string, number> {
    const means = Array.from(
      this.#sums,
      ([{ name }, sum]) => [name, sum / this.#count] as const,
    );
    return Object.fromEntries(means);
  }
}
