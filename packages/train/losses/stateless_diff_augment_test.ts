import {
  diffAugment,
  type DiffAugmentPolicy,
  diffAugmentRanges,
} from "@revisage/layers";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { statelessDiffAugment } from "./stateless_diff_augment.ts";

const ALL: DiffAugmentPolicy[] = ["color", "translation", "cutout"];
const OPTIONS = { batch: 200, size: 16, policy: ALL, seed: 1, stream: "a" };

type Draw = ReturnType<typeof statelessDiffAugment>;

/** What was drawn, as numbers. */
function numbers(draw: Draw): Record<string, number[]> {
  const entries = Object.entries(draw)
    .map(([name, tensor]) => [name, [...(tensor as tf.Tensor).dataSync()]]);
  return Object.fromEntries(entries);
}

function drawn(change: Partial<typeof OPTIONS> & { step?: number } = {}) {
  return tf.tidy(() =>
    numbers(statelessDiffAugment({ ...OPTIONS, step: 0, ...change }))
  );
}

for (const backend of ["cpu", "tensorflow"]) {
  Deno.test(`statelessDiffAugment() fills DiffAugment's ranges on ${backend}`, async () => {
    if (backend === "cpu") await tf.setBackend("cpu");
    else await loadTensorFlow();
    const draw = drawn();
    const ranges = Object.entries(diffAugmentRanges(16));
    assertEquals(Object.keys(draw), ranges.map(([name]) => name));
    for (const [name, [low, high]] of ranges) {
      const values = draw[name]!;
      assert(values.every((x) => x >= low && x < high), name);
      assert(Math.min(...values) < low + 0.05 * (high - low), name);
      assert(Math.max(...values) >= high - Math.max(1, 0.05 * (high - low)));
    }
    assert(
      [...draw["translation"]!, ...draw["cutout"]!].every(Number.isInteger),
    );
    assertEquals(new Set(draw["translation"]).size, 5); // −2 … 2
    assertEquals(draw["cutout"]!.length, 2 * 200);
  });

  Deno.test(`statelessDiffAugment() depends on its key alone on ${backend}`, async () => {
    if (backend === "cpu") await tf.setBackend("cpu");
    else await loadTensorFlow();
    assertEquals(drawn(), drawn());
    for (const change of [{ seed: 2 }, { step: 1 }, { stream: "b" }]) {
      assertNotEquals(drawn(change), drawn());
    }
    const { translation, brightness, contrast, cutout } = drawn() as Record<
      string,
      number[]
    >;
    assertEquals(drawn({ policy: ["translation"] }), {
      translation: translation!,
    });
    assertNotEquals(brightness, contrast!.map((x) => x - 1));
    assertNotEquals(translation, cutout);
    assertEquals(drawn({ policy: [] }), {});
  });
}

Deno.test("a compiled step augments anew at each step, and leaves no tensors", async () => {
  await loadTensorFlow();
  const policy: DiffAugmentPolicy[] = ["color", "translation"];
  const augment = compile((x: tf.Tensor4D, step: tf.Tensor) => {
    const options = { batch: 2, size: 8, policy, seed: 3, step, stream: "a" };
    return diffAugment(x, statelessDiffAugment(options));
  });
  const x = tf.ones<tf.Rank.R4>([2, 8, 8, 3]);
  const at = (step: number) =>
    tf.tidy(() => augment(x, tf.scalar(step, "int32")).dataSync().slice());
  const first = at(0);
  const before = tf.memory().numTensors;
  assertEquals(at(0), first);
  assertNotEquals(at(1), first);
  assertEquals(augment.traces, 1);
  assertEquals(tf.memory().numTensors, before);
  augment.dispose();
  x.dispose();
});
