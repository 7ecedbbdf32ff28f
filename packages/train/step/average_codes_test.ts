import { fromLevels, type Restorer } from "@revisage/models";
import { assertEquals, assertNotEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { updateAverage } from "../average/update_average.ts";
import { levels } from "../testing/levels.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { followCodebooks } from "./codebooks.ts";
import { Networks } from "./networks.ts";
import { type Levels, TrainingStep } from "./training_step.ts";

await tf.setBackend("cpu");

const config = tinyConfig({ codebookStart: 1, loss: { adversarial: 0 } });

function codesOf({ codebooks }: Restorer): number[][] {
  return Array.from(codebooks.values(), ({ codes }) => [...codes.dataSync()]);
}

/** Lets codes follow a batch alone, at step 4. */
function follow(restorer: Restorer, { reference, shape }: Levels): void {
  const { seed, codebookDecay: decay } = config;
  tf.tidy(() => {
    const x = fromLevels(tf.tensor(reference, [...shape], "int32"));
    const pass = tf.scalar(4, "int32");
    followCodebooks(restorer, x, { seed, pass, decay });
  });
}

Deno.test("codes of the averaged weights follow what those see, every fourth step", () => {
  using networks = new Networks(config);
  using alone = new Networks(config);
  const context = { config, networks, perceptual: null };
  using training = new TrainingStep(context);
  const batch = levels(1);
  const before = codesOf(networks.average);
  training.take([batch], 0); // Codebooks have not started yet.
  training.take([batch], 3);
  assertEquals(codesOf(networks.average), before);

  training.take([batch], 4);
  updateAverage(alone.average, networks.average, 0);
  follow(alone.average, batch);
  assertEquals(codesOf(networks.average), codesOf(alone.average));
  assertNotEquals(codesOf(networks.average), codesOf(networks.restorer));
});
