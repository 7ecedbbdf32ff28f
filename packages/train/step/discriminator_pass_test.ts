import { loadTensorFlow } from "@revisage/tensorflow";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { assertClose } from "../testing/assert_close.ts";
import { discriminatorLoss } from "../losses/adversarial_loss.ts";
import { noiseImages } from "../testing/images.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { discriminatorPass } from "./discriminator_pass.ts";
import { Networks } from "./networks.ts";
import { augment } from "./step_input.ts";

await loadTensorFlow();

/** A pass over noise, as numbers; and the loss without a pass. */
function pass(changes: unknown = {}, withPenalty = false, number = 0) {
  const config = tinyConfig(changes);
  using networks = new Networks(config);
  const { network } = networks.judge!;
  const numbers: Record<string, number[]> = {};
  let byHand: number[] = [];
  tf.tidy(() => {
    const restored = noiseImages(1), reference = noiseImages(2);
    const pass = tf.scalar(number, "int32");
    const { gradients, losses } = discriminatorPass(
      { restored, reference, pass },
      network,
      config,
      withPenalty,
    );
    for (const [name, tensor] of Object.entries({ ...losses, ...gradients })) {
      numbers[name] = [...tensor.dataSync()];
    }
    const seen = (x: tf.Tensor4D, stream: string) =>
      network.apply(augment(x, config, { pass, stream }));
    const scores = {
      reference: seen(reference, "reference"),
      restored: seen(restored, "restored"),
    };
    const means = [scores.reference.mean(), scores.restored.mean()];
    byHand = [discriminatorLoss(scores), ...means]
      .map((tensor) => tensor.dataSync()[0]!);
  });
  const { loss, reference, restored, penalty, ...gradients } = numbers;
  return { losses: { loss, reference, restored, penalty }, gradients, byHand };
}

const usual = pass();

Deno.test("the loss is Eq. 8 of both kinds, augmented by one policy", () => {
  const { losses: { loss, reference, restored }, byHand } = usual;
  assertClose([...loss!, ...reference!, ...restored!], byHand, 1e-5);
  assertEquals(usual.losses.penalty, undefined);
});

Deno.test("both kinds are augmented, by numbers of their own", () => {
  const config = tinyConfig({ augment: ["translation"] });
  tf.tidy(() => {
    const x = noiseImages(3, 8);
    const pass = tf.scalar(0, "int32");
    const seen = ["reference", "restored", "judged"].map((stream) => [
      ...augment(x, config, { pass, stream }).dataSync(),
    ]);
    assertNotEquals(seen[0], seen[1]);
    assertNotEquals(seen[1], seen[2]);
    // Moved pixels stay pixels: all but the edges are those of x.
    const known = new Set(x.dataSync());
    for (const values of seen) {
      assert(values.every((value) => value === 0 || known.has(value)));
      assertNotEquals(values, [...x.dataSync()]);
    }
    const none = tinyConfig({ augment: [] });
    const plain = augment(x, none, { pass, stream: "restored" });
    assertEquals(plain.dataSync(), x.dataSync());
  });
});

Deno.test("the penalty is told, and changes gradients but not the loss", () => {
  const lazy = pass({ r1: { gamma: 1, interval: 4 } }, true);
  assertEquals(lazy.losses.loss, usual.losses.loss);
  assert(lazy.losses.penalty![0]! > 0);
  assertNotEquals(lazy.gradients, usual.gradients);
  // As many times as strong as it is rare.
  const often = pass({ r1: { gamma: 1, interval: 1 } }, true);
  assertClose(lazy.losses.penalty!, [4 * often.losses.penalty![0]!], 1e-5);
});

Deno.test("every parameter of the discriminator gets a gradient", () => {
  using networks = new Networks(tinyConfig());
  const parameters = Array.from(networks.judge!.network.variables())
    .filter(({ kind }) => kind === "parameter").map(({ path }) => path);
  assertEquals(Object.keys(usual.gradients).sort(), parameters.sort());
});

for (
  const [name, changes, number] of [
    ["the seed", { seed: 1 }, 0],
    ["the pass", {}, 1],
    ["augment", { augment: ["color"] }, 0],
    ["discriminator.group", { discriminator: { group: 1 } }, 0],
  ] as const
) {
  Deno.test(`${name} changes the discriminator's gradients`, () =>
    assertNotEquals(pass(changes, false, number).gradients, usual.gradients));
}
