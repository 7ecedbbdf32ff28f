import { Rng } from "@revisage/core";
import { Restorer } from "@revisage/models";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { syntheticFaces, ValidationBatches } from "../data/mod.ts";
import { readFace } from "../data/testing/face_folder.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import type { Measure } from "./measure.ts";
import { Validator } from "./validator.ts";

await tf.setBackend("cpu");

const source = syntheticFaces({ size: 64, people: 5, views: 1 });
const faces = [0, 2, 3];

/** Of a measure that anybody can follow: the first level of each picture. */
const first: Measure = {
  name: "first",
  better: "higher",
  measure: ({ restored, reference }) =>
    restored.map(({ data }, i) => data[0]! + 1000 * reference[i]!.data[0]!),
};

function parts(batchSize = 2, changes: object = {}) {
  const { restorer: config } = tinyConfig({ restorer: changes });
  const restorer = new Restorer(config, new Rng(3));
  const batches = new ValidationBatches(source, faces, {
    preset: "sr8",
    seed: 0,
    batchSize,
    prefetch: 0,
  });
  return { restorer, batches, measures: [first], shown: 2 };
}

async function validate(
  given: ReturnType<typeof parts>,
  quantize = true,
) {
  using restorer = given.restorer;
  using _batches = given.batches;
  using validator = new Validator({ ...given, restorer });
  const validation = await validator.run(quantize);
  return { validation, again: await validator.run(quantize) };
}

const usual = await validate(parts());

Deno.test("validation gives the same numbers in each pass", () => {
  assertEquals(usual.again, usual.validation);
});

Deno.test("the first faces are shown: degraded, restored by two seeds, reference", () => {
  const { validation: { faces: shown, values } } = usual;
  assertEquals(shown.map(({ name }) => name), ["0/0", "2/0"]);
  for (const [i, { restored, reference, degraded }] of shown.entries()) {
    assertEquals(restored.length, 2);
    assertEquals(
      new Uint8Array(reference.data),
      readFace(source, faces[i]!),
    );
    assertNotEquals(degraded.data, reference.data);
  }
  assert(values["first"]! > 0);
});

Deno.test("a measure is the mean over all faces, however they are batched", async () => {
  const { validation } = await validate({ ...parts(1), shown: 64 });
  assertEquals(validation.faces.length, 3);
  const each = validation.faces.map(({ restored, reference }) =>
    restored[0]!.data[0]! + 1000 * reference.data[0]!
  );
  const mean = each.reduce((a, b) => a + b) / 3;
  assertEquals(validation.values["first"], mean);
  assertEquals(usual.validation.values["first"], mean);
});

Deno.test("the use of codes is told, and only where they are used", async () => {
  const { values } = usual.validation;
  const usage = values["codebook/8/usage"]!;
  assert(usage > 0 && usage <= 1 && Number.isInteger(usage * 8));
  const perplexity = values["codebook/8/perplexity"]!;
  assert(perplexity >= 1 && perplexity <= 8 * usage + 1e-3);
  const { validation } = await validate(parts(), false);
  assertEquals(Object.keys(validation.values), ["first"]);
});

Deno.test("a sheet has two seeds, and one column where there is no noise", async () => {
  const { validation: { seeds, faces } } = usual;
  assertEquals(seeds.length, 2);
  for (const { restored: [one, two] } of faces) {
    assertNotEquals(one!.data, two!.data);
  }
  const { validation } = await validate(parts(2, { noise: false }));
  assertEquals(validation.seeds, [null]);
  assertEquals(validation.faces.map(({ restored }) => restored.length), [1, 1]);
});

Deno.test("validation leaves no tensor behind", async () => {
  const { numTensors } = tf.memory();
  await validate(parts());
  assertEquals(tf.memory().numTensors, numTensors);
});
