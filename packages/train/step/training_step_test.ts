import { loadTensorFlow } from "@revisage/tensorflow";
import { assert, assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { assertClose } from "../testing/assert_close.ts";
import type { TrainConfig } from "../config/train_config.ts";
import { tensorsOf } from "../testing/digest.ts";
import { joined, levels } from "../testing/levels.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { Networks } from "./networks.ts";
import { type Levels, TrainingStep } from "./training_step.ts";

await tf.setBackend("cpu");

/** Takes steps, from step 0, and gives what they said and left. */
function take(config: TrainConfig, batches: readonly (readonly Levels[])[]) {
  using networks = new Networks(config);
  using step = new TrainingStep({ config, networks, perceptual: null });
  const before = tensorsOf(networks);
  const reports = batches.map((batch, i) => step.take(batch, i));
  return { reports, before, after: tensorsOf(networks) };
}

/** Parts whose numbers changed, such as `model` and `discriminator`. */
function moved({ before, after }: ReturnType<typeof take>): string[] {
  const parts = new Set<string>();
  for (const [path, values] of after) {
    const old = before.get(path)!;
    if (values.some((x, i) => !Object.is(x, old[i]))) {
      parts.add(path.slice(0, path.indexOf("/")));
    }
  }
  return [...parts].sort();
}

const BARE = {
  augment: [],
  restorer: { noise: false, quantize: false },
  discriminator: { group: 1 },
  optimizer: { beta1: 0.5 },
  r1: { gamma: 0 },
};

/** With all that there is: codes, noise, augmentation, the penalty. */
const WHOLE = tinyConfig({ codebookStart: 0 });
const usual = take(WHOLE, [[levels(1)]]);

Deno.test("a step moves both networks, and says what it was worth", () => {
  const moving = ["discriminator", "ema", "model", "optimizer"];
  assertEquals(moved(usual), moving);
  assertEquals(Object.keys(usual.reports[0]!).sort(), [
    "discriminator/loss",
    "discriminator/norm",
    "discriminator/penalty",
    "discriminator/reference",
    "discriminator/restored",
    "loss/adversarial",
    "loss/commitment",
    "loss/l1",
    "loss/norm",
    "loss/total",
  ]);
  const { l1, adversarial, commitment } = WHOLE.loss;
  const report = usual.reports[0]!;
  const total = l1 * report["loss/l1"]! +
    adversarial * report["loss/adversarial"]! +
    commitment * report["loss/commitment"]!;
  assertClose([report["loss/total"]!], [total], 1e-6);
});

Deno.test("two batches of one step are one batch of twice the size", () => {
  const [a, b] = [levels(1), levels(2)];
  const once = take(tinyConfig({ ...BARE, batchSize: 4 }), [[joined(a, b)]]);
  const twice = take(tinyConfig({ ...BARE, accumulate: 2 }), [[a, b]]);
  const [one, two] = [once.reports[0]!, twice.reports[0]!];
  assertEquals(Object.keys(two).sort(), Object.keys(one).sort());
  for (const [name, value] of Object.entries(one)) {
    assertClose([two[name]!], [value], 1e-4, name);
  }
  for (const [path, values] of once.after) {
    // Where a gradient is nearly 0, its sign alone decides the way.
    assertClose(twice.after.get(path)!, values, 1e-3, path, 4e-3);
  }
});

Deno.test("the penalty comes at each n-th step alone", () => {
  const config = tinyConfig({ ...BARE, r1: { gamma: 1, interval: 2 } });
  const { reports } = take(config, [1, 2].map((seed) => [levels(seed)]));
  const has = reports.map((report) => "discriminator/penalty" in report);
  assertEquals(has, [true, false]);
  assert(reports[0]!["discriminator/penalty"]! > 0);
});

Deno.test("without an adversarial loss there is no discriminator", () => {
  const config = tinyConfig({ ...BARE, loss: { adversarial: 0 } });
  const taken = take(config, [[levels(1)]]);
  assertEquals(moved(taken), ["ema", "model", "optimizer"]);
  assertEquals(Object.keys(taken.reports[0]!).sort(), [
    "loss/l1",
    "loss/norm",
    "loss/total",
  ]);
});

Deno.test("before perception starts nothing but pixels is learned from", () => {
  const config = tinyConfig({ ...BARE, perceptionStart: 1 });
  const pixels = take(config, [[levels(1)]]);
  assertEquals(moved(pixels), ["ema", "model", "optimizer"]);
  assertEquals(Object.keys(pixels.reports[0]!).sort(), [
    "loss/l1",
    "loss/norm",
    "loss/total",
  ]);
  const both = take(config, [[levels(1)], [levels(2)]]);
  assertEquals(moved(both), ["discriminator", "ema", "model", "optimizer"]);
  assert(both.reports[1]!["loss/adversarial"]! > 0);
});

Deno.test("a gradient that is not finite changes no weight, and is named", () => {
  const config = tinyConfig({ ...BARE });
  using networks = new Networks(config);
  const perceptual = (x: tf.Tensor4D) =>
    x.mean<tf.Scalar>().mul<tf.Scalar>(NaN);
  const broken = tinyConfig({
    ...BARE,
    perceptual: "vgg19",
    loss: { perceptual: 1 },
  });
  using step = new TrainingStep({ config: broken, networks, perceptual });
  const before = tensorsOf(networks);
  const report = step.take([levels(1)], 0);
  const bad = Object.keys(report).filter((name) => !isFinite(report[name]!));
  assertEquals(bad, ["loss/total", "loss/perceptual", "loss/norm"]);
  for (const [path, values] of tensorsOf(networks)) {
    // The discriminator learns from what is finite.
    if (/^model|^ema|^optimizer.restorer/.test(path)) {
      assertEquals(values, before.get(path), path);
    }
  }
});

Deno.test("a step leaves no tensor behind, with one batch and with two", () => {
  for (const accumulate of [1, 2]) {
    const config = tinyConfig({ ...BARE, accumulate });
    using networks = new Networks(config);
    using step = new TrainingStep({ config, networks, perceptual: null });
    const batches = [levels(1), levels(2)].slice(0, accumulate);
    step.take(batches, 0);
    const { numTensors } = tf.memory();
    step.take(batches, 1);
    assertEquals(tf.memory().numTensors, numTensors);
  }
});

Deno.test("a compiled step goes where the cpu backend goes", async () => {
  // Nothing is drawn: each backend draws other numbers.
  const config = tinyConfig({ ...BARE, r1: { gamma: 1 } });
  const cpu = take(config, [[levels(1)]]);
  await loadTensorFlow();
  try {
    const compiled = take(config, [[levels(1)]]);
    for (const [name, value] of Object.entries(cpu.reports[0]!)) {
      assertClose([compiled.reports[0]![name]!], [value], 1e-3, name);
    }
    for (const [path, values] of cpu.after) {
      // Where a gradient is nearly 0, its sign alone decides the way.
      assertClose(compiled.after.get(path)!, values, 1e-2, path, 4e-3);
    }
  } finally {
    await tf.setBackend("cpu");
  }
});
