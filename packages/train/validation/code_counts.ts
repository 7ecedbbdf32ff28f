import { perplexity, usage } from "@revisage/vq";
import * as tf from "@tensorflow/tfjs";
import type { Tensor1D } from "@tensorflow/tfjs";

/** Adds up how often each code was taken, by the resolution of its skip. */
export class CodeCounts {
  readonly #counts = new Map<string, Float32Array>();

  /** Adds counts, `[K]` each. */
  add(counts: Readonly<Record<string, Tensor1D>>): void {
    for (const [resolution, tensor] of Object.entries(counts)) {
      const some = tensor.dataSync();
      const all = this.#counts.get(resolution) ?? new Float32Array(some.length);
      some.forEach((count, code) => all[code]! += count);
      this.#counts.set(resolution, all);
    }
  }

  /** Perplexity of each codebook, and the share of its codes that were taken. */
  values(): Record<string, number> {
    const values: Record<string, number> = {};
    for (const [resolution, counts] of this.#counts) {
      const name = `codebook/${resolution}`;
      tf.tidy(() => {
        const all = tf.tensor1d(counts);
        values[`${name}/perplexity`] = perplexity(all).dataSync()[0]!;
        values[`${name}/usage`] = usage(all).dataSync()[0]!;
      });
    }
    return values;
  }
}
