/** A training in memory, and what it leaves. */
import type { TrainConfig } from "@revisage/train";
import * as tf from "@tensorflow/tfjs";
import type { Networks } from "../../../packages/train/step/networks.ts";
import { tensorsOf } from "../../../packages/train/testing/digest.ts";
import type { Team } from "../../../packages/train/team/team.ts";
import { openRunFaces } from "../../../packages/train/trainer/open_faces_of.ts";
import { Training } from "../../../packages/train/trainer/training.ts";

/** What steps leave. */
export interface Left {
  /** What each step was worth. */
  readonly reports: readonly Readonly<Record<string, number>>[];
  /** All that learns, by part and path, as base64. */
  readonly weights: Readonly<Record<string, string>>;
  /** Tensors that the last two steps left behind. */
  readonly kept: number;
}

/** Takes all steps of a config. */
export async function takeSteps(
  config: TrainConfig,
  team?: Team,
): Promise<Left> {
  const faces = await openRunFaces(config);
  const frozen = { perceptual: null, measures: [] };
  using training = new Training({
    config,
    faces,
    frozen,
    ...team && { team },
  });
  training.start();
  const reports: Record<string, number>[] = [];
  const tensors: number[] = [];
  while (training.done < config.steps) {
    reports.push({ ...(await training.step()).report });
    tensors.push(tf.memory().numTensors);
  }
  const kept = tensors.at(-1)! - tensors.at(-3)!;
  return { reports, weights: weightsOf(training.networks), kept };
}

/** All that learns, as base64. */
export function weightsOf(networks: Networks): Record<string, string> {
  const entries = Array.from(tensorsOf(networks), ([path, values]) => {
    return [path, new Uint8Array(values.buffer).toBase64()] as const;
  });
  return Object.fromEntries(entries);
}

/** Numbers out of {@linkcode weightsOf}. */
export function numbersOf(base64: string): Float32Array {
  return new Float32Array(Uint8Array.fromBase64(base64).buffer);
}
