import { parseTrainConfig } from "../config/parse_train_config.ts";
import type { TrainConfig } from "../config/train_config.ts";

const CHANNELS = { base: 64, max: 4 };

const TINY = parseTrainConfig({
  steps: 30,
  batchSize: 2,
  restorer: {
    fusion: "add",
    skips: 1,
    channels: CHANNELS,
    latent: 4,
    codes: 8,
  },
  discriminator: { channels: CHANNELS, group: 2 },
  data: { people: 8, views: 1, prefetch: 0 },
  validation: { fraction: 0.3, faces: 2, shown: 1 },
  codebookStart: 5,
});

/** A training of the smallest networks, with what is different in it. */
export function tinyConfig(changes: unknown = {}, base = TINY): TrainConfig {
  return parseTrainConfig(changes, base);
}
