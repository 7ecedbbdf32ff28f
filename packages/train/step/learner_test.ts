import { Rng } from "@revisage/core";
import { Linear } from "@revisage/layers";
import { assertAlmostEquals, assertEquals, assertNotEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { Adam } from "../optimizer/adam.ts";
import { Learner, type LearnerOptions } from "./learner.ts";

await tf.setBackend("cpu");

type Options = Partial<Pick<LearnerOptions, "clip" | "accumulate">>;

/** A layer, what trains it, and what follows. */
class Pupil implements Disposable {
  readonly module = new Linear({ inputs: 2, outputs: 1 }, new Rng(0));
  readonly average = new Linear({ inputs: 2, outputs: 1 }, new Rng(1));
  readonly adam: Adam;
  readonly learner: Learner;

  constructor({ clip = null, accumulate = 1 }: Options = {}) {
    this.adam = new Adam(this.module, { learningRate: 1, beta1: 0 });
    const { module, average, adam } = this;
    this.learner = new Learner({ module, average, adam, clip, accumulate });
  }

  /** Learns from gradients that are alike all over, one for each batch. */
  learn(slopes: readonly number[], rate = 0.5, decay = 0.25) {
    return tf.tidy(() => {
      const rates = { learningRate: tf.scalar(rate), decay: tf.scalar(decay) };
      const results = slopes.map((slope) =>
        this.learner.learn({
          weight: tf.fill([2, 1], slope),
          bias: tf.fill([1], slope),
        }, rates)
      );
      results.push(this.learner.finish(rates));
      return results.map(({ norm }) => norm?.dataSync()[0]);
    }) as unknown as (number | undefined)[];
  }

  numbers() {
    const of = (module: Linear) =>
      Array.from(module.variables(), ({ variable }) => [
        ...variable.dataSync(),
      ]).flat();
    return { module: of(this.module), average: of(this.average) };
  }

  [Symbol.dispose](): void {
    this.learner[Symbol.dispose]();
    this.adam[Symbol.dispose]();
    this.average[Symbol.dispose]();
    this.module[Symbol.dispose]();
  }
}

Deno.test("a learner goes as far as the rate says, and the average follows", () => {
  using pupil = new Pupil();
  const before = pupil.numbers();
  const [norm, none] = pupil.learn([2]);
  assertAlmostEquals(norm!, Math.sqrt(3 * 2 ** 2), 1e-6);
  assertEquals(none, undefined); // Told once.
  const after = pupil.numbers();
  after.module.forEach((x, i) => {
    // Adam's first step is the rate, whatever the gradient.
    assertAlmostEquals(x, before.module[i]! - 0.5, 1e-5);
    const average = 0.25 * before.average[i]! + 0.75 * x;
    assertAlmostEquals(after.average[i]!, average, 1e-6);
  });
});

Deno.test("after several batches a learner goes by the mean of their gradients", () => {
  using once = new Pupil();
  using twice = new Pupil({ accumulate: 2 });
  once.learn([3]);
  const norms = twice.learn([1, 5]);
  assertEquals(norms.slice(0, 2), [undefined, undefined]);
  assertAlmostEquals(norms[2]!, Math.sqrt(3 * 3 ** 2), 1e-6);
  assertEquals(twice.numbers(), once.numbers());
  once.learn([-7]); // Nothing is left of the batches before.
  twice.learn([-7, -7]);
  assertEquals(twice.numbers(), once.numbers());
});

Deno.test("clipping shortens gradients, and tells how long they were", () => {
  const secondStep = (clip: number | null) => {
    using pupil = new Pupil({ clip });
    const norms = [pupil.learn([0.001])[0]!, pupil.learn([100])[0]!];
    return { norms, ...pupil.numbers() };
  };
  const free = secondStep(null);
  const clipped = secondStep(0.01);
  assertEquals(clipped.norms, free.norms);
  assertNotEquals(clipped.module, free.module);
});

for (const accumulate of [1, 2]) {
  Deno.test(`what is not finite changes no weight: accumulate ${accumulate}`, () => {
    using pupil = new Pupil({ accumulate });
    const slopes = [1, NaN].slice(-accumulate);
    const before = pupil.numbers();
    assertEquals(pupil.learn(slopes).at(accumulate === 1 ? 0 : -1), NaN);
    assertEquals(pupil.numbers().module, before.module);
    pupil.learn(slopes.map(() => 1)); // The next step is taken.
    assertNotEquals(pupil.numbers().module, before.module);
  });
}

Deno.test("a learner leaves no tensor behind", () => {
  for (const accumulate of [1, 2]) {
    const start = tf.memory().numTensors;
    {
      using pupil = new Pupil({ accumulate });
      pupil.learn([1, 1].slice(0, accumulate));
      const { numTensors } = tf.memory();
      pupil.learn([1, 1].slice(0, accumulate));
      assertEquals(tf.memory().numTensors, numTensors);
    }
    assertEquals(tf.memory().numTensors, start);
  }
});
