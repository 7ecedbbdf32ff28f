import { PRESETS } from "@revisage/models";
import { parseTrainConfig, type TrainConfig } from "@revisage/train";
import type { TrainingSettings } from "./settings.ts";

/** The config of what is measured. */
export function configOf(
  { preset, batch, perceptual }: TrainingSettings,
): TrainConfig {
  return parseTrainConfig({
    restorer: PRESETS[preset],
    discriminator: { channels: PRESETS[preset].channels },
    batchSize: batch,
    codebookStart: 0,
    ...perceptual && { perceptual: "vgg19", loss: { perceptual: 1 } },
  });
}
