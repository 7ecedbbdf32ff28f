import { Rng } from "@revisage/core";
import { Linear } from "@revisage/layers";
import { Adam, type Team } from "@revisage/train";
import * as tf from "@tensorflow/tfjs";
import { createHash } from "node:crypto";
import { Learner } from "../../../packages/train/step/learner.ts";

const SIDE = 1000;
const STEPS = 8;

/**
 * Clips gradients of so many numbers that threads share the work of their norm.
 *
 * @returns A digest of the weights.
 */
export function learnLarge(team: Team): string {
  using module = new Linear({ inputs: SIDE, outputs: SIDE }, new Rng(0));
  using adam = new Adam(module, { learningRate: 1, beta1: 0.5, beta2: 0.99 });
  const options = { module, adam, clip: 1, accumulate: 1, team };
  using learner = new Learner(options);
  for (let step = 0; step < STEPS; step++) {
    tf.tidy(() => {
      const variables = [...module.variables()];
      const gradients = variables.map(({ path, variable }) => {
        const rng = new Rng(step).split(path);
        const values = rng.fillNormal(new Float32Array(variable.size));
        return [path, tf.tensor(values, variable.shape)] as const;
      });
      learner.learn(Object.fromEntries(gradients), {
        learningRate: tf.scalar(0.1),
        decay: tf.scalar(0.5),
      });
    });
  }
  const hash = createHash("sha256");
  for (const { variable } of module.variables()) {
    hash.update(new Uint8Array(variable.dataSync().buffer));
  }
  return hash.digest("hex");
}
