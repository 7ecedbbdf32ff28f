import { tinyConfig } from "./tiny_config.ts";

/** Steps that the cpu backend is quick with, a checkpoint after each. */
export const SMALL_RUN = tinyConfig({
  steps: 6,
  batchSize: 1,
  every: 1,
  log: 1,
  restorer: { skips: 0, noise: false, quantize: false },
  loss: { adversarial: 0 },
  data: { people: 4, views: 1 },
  validation: { fraction: 0.5, faces: 1 },
});
