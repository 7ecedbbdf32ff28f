import { Rng } from "@revisage/core";
import type { Levels } from "../step/training_step.ts";

/** Faces that are noise: levels of every kind. */
export function levels(seed: number, count = 2, size = 64): Levels {
  const draw = (name: string) => {
    const rng = new Rng(seed).split(name);
    return Uint8Array.from(
      { length: count * size * size * 3 },
      () => Math.floor(rng.uniform(0, 256)),
    );
  };
  return {
    degraded: draw("degraded"),
    reference: draw("reference"),
    shape: [count, size, size, 3],
  };
}

/** Two batches as one. */
export function joined(a: Levels, b: Levels): Levels {
  const join = (x: Uint8Array, y: Uint8Array) => Uint8Array.of(...x, ...y);
  const [, height, width] = a.shape;
  return {
    degraded: join(a.degraded, b.degraded),
    reference: join(a.reference, b.reference),
    shape: [a.shape[0] + b.shape[0], height, width, 3],
  };
}
