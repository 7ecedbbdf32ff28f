import { assert, assertEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { inFolder } from "../run/testing/in_folder.ts";
import { Adam, type AdamStepOptions } from "./adam.ts";
import { type AdamConfig, DEFAULT_ADAM, lazyAdam } from "./adam_config.ts";
import { goldenConfig } from "./testing/golden.ts";
import {
  assertGoldenWay,
  goldenGradients,
  goldenPair,
} from "./testing/golden_adam.ts";
import { Pair, valuesOf } from "./testing/pair.ts";

await tf.setBackend("cpu");

const { cases, kept, interval } = goldenConfig();

/** Takes steps `from` to `to`, without `to`. */
function run(adam: Adam, from: number, to: number): void {
  for (let i = from; i < to; i++) tf.tidy(() => adam.apply(goldenGradients(i)));
}

for (const [name, config] of Object.entries(cases)) {
  Deno.test(`Adam goes where PyTorch's goes for 100 steps: ${name}`, () => {
    using module = goldenPair();
    using adam = new Adam(
      module,
      name === "lazy" ? lazyAdam(config, interval) : config,
    );
    for (let i = 0; i < kept.at(-1)!; i++) {
      const options: AdamStepOptions = name === "varied"
        ? { learningRate: config.learningRate / (i + 1) }
        : {};
      tf.tidy(() => adam.apply(goldenGradients(i), options));
      assertGoldenWay(module, name, i + 1);
    }
    assertEquals(valuesOf(module)["part.seen"], [0]);
  });
}

Deno.test("Adam takes the learning rate as a tensor, too", () => {
  const after = (learningRate: () => number | tf.Scalar) => {
    using module = goldenPair();
    using adam = new Adam(module);
    tf.tidy(() => {
      adam.apply(goldenGradients(0), { learningRate: learningRate() });
    });
    return valuesOf(module);
  };
  assertEquals(after(() => tf.scalar(0.5)), after(() => 0.5));
  assertEquals(
    after(() => DEFAULT_ADAM.learningRate),
    after(() => tf.scalar(0.002)),
  );
});

Deno.test("each number of the config changes the step", () => {
  const after = (config: Partial<AdamConfig>) => {
    using module = goldenPair();
    using adam = new Adam(module, config);
    run(adam, 0, 2);
    return JSON.stringify(valuesOf(module));
  };
  const changes: Partial<AdamConfig>[] = [
    {},
    { learningRate: 0.01 },
    { beta1: 0.9 },
    { beta2: 0.9 },
    { epsilon: 0.1 },
  ];
  assertEquals(new Set(changes.map(after)).size, changes.length);
  assertEquals(after(DEFAULT_ADAM), after({}));
});

Deno.test("Adam remembers by path, and no first moment where β₁ is 0", () => {
  using module = goldenPair();
  using usual = new Adam(module, { beta1: 0.9 });
  using short = new Adam(module, { beta1: 0 });
  const paths = (adam: Adam) => Array.from(adam.variables(), (v) => v.path);
  assertEquals(paths(usual), [
    "steps",
    "squares.part.weight",
    "squares.bias",
    "sums.part.weight",
    "sums.bias",
  ]);
  assertEquals(paths(short), ["steps", "squares.part.weight", "squares.bias"]);
  assert([...usual.variables()].every(({ kind }) => kind === "buffer"));
});

Deno.test("a parameter without a gradient stays as it is", () => {
  using module = goldenPair();
  using adam = new Adam(module, { beta1: 0.9 });
  const before = valuesOf(module);
  tf.tidy(() => adam.apply({ bias: tf.ones([4]) }));
  assertEquals(valuesOf(module)["part.weight"], before["part.weight"]);
  assert(`${valuesOf(module)["bias"]}` !== `${before["bias"]}`);
});

for (const beta1 of [0, 0.9]) {
  for (const steps of [0, 3]) {
    Deno.test(`a bad step after ${steps} good ones changes no bit, β₁ ${beta1}`, () => {
      using module = goldenPair();
      using adam = new Adam(module, { beta1 });
      run(adam, 0, steps);
      const before = [valuesOf(module), valuesOf(adam)];
      tf.tidy(() => {
        const bad = {
          "part.weight": tf.tensor2d([[NaN, 1], [Infinity, 0], [-Infinity, 1]]),
          bias: tf.ones([4]),
        };
        adam.apply(bad, { when: tf.scalar(false, "bool") });
      });
      assertEquals([valuesOf(module), valuesOf(adam)], before);
    });
  }
}

Deno.test("a good step is the same, whether it is asked or not", () => {
  const after = (options: () => AdamStepOptions) => {
    using module = goldenPair();
    using adam = new Adam(module, { beta1: 0.9 });
    for (let i = 0; i < 3; i++) {
      tf.tidy(() => adam.apply(goldenGradients(i), options()));
    }
    return [valuesOf(module), valuesOf(adam)];
  };
  const asked = after(() => ({ when: tf.scalar(true, "bool") }));
  assertEquals(asked, after(() => ({})));
});

Deno.test("what Adam saves, another goes on from, to the bit", () =>
  inFolder(async (folder) => {
    const path = `${folder}/adam.safetensors`;
    const config = { beta1: 0.9 };
    using straight = goldenPair();
    using adam = new Adam(straight, config);
    run(adam, 0, 3);
    await adam.save(path);
    using resumed = new Pair(
      straight.part.weight.clone(),
      straight.bias.clone(),
    );
    using next = new Adam(resumed, config);
    next.load(path);
    assertEquals(valuesOf(next), valuesOf(adam));
    run(adam, 3, 6);
    run(next, 3, 6);
    assertEquals(valuesOf(resumed), valuesOf(straight));
    assertEquals(valuesOf(next)["steps"], [6]);
  }));

Deno.test("Adam leaves no tensors behind", () => {
  const before = tf.memory().numTensors;
  {
    using module = goldenPair();
    using adam = new Adam(module, { beta1: 0.9 });
    const made = tf.memory().numTensors;
    run(adam, 0, 2);
    tf.tidy(() =>
      adam.apply(goldenGradients(2), { when: tf.scalar(true, "bool") })
    );
    assertEquals(tf.memory().numTensors, made);
  }
  assertEquals(tf.memory().numTensors, before);
});
