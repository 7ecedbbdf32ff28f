import type { PresetName } from "@revisage/models";

/** What a worker of ours measures. `twin.py` understands the same words. */
export interface NetworkSettings {
  /** Forward alone, or the gradients of all parameters too. */
  readonly task: "forward" | "gradients";
  readonly preset: PresetName;
  /** Height and width of the images; the preset's, if not given. */
  readonly size?: number;
  /** Images in a batch. */
  readonly batch: number;
  readonly threads: number;
  readonly precision: "float32" | "bfloat16";
  /** Whether skips pass through their codebooks. */
  readonly quantize: boolean;
}
