import type { PresetName } from "@revisage/models";

/** What is trained, on both sides. `twin.py` understands the same words. */
export interface TrainingSettings {
  readonly preset: PresetName;
  /** Images in a batch. */
  readonly batch: number;
  readonly threads: number;
  /** Whether VGG-19 looks at what is restored. */
  readonly perceptual: boolean;
}
