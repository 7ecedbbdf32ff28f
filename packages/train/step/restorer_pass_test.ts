import { loadTensorFlow } from "@revisage/tensorflow";
import { assert, assertEquals, assertNotEquals } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { assertClose } from "../testing/assert_close.ts";
import { l1Loss } from "../losses/l1_loss.ts";
import { noiseImages } from "../testing/images.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { Networks } from "./networks.ts";
import { type PerceptualTerm, phaseAt, restorerPass } from "./restorer_pass.ts";

await loadTensorFlow();

interface Given {
  readonly changes?: unknown;
  readonly quantize?: boolean;
  readonly perceive?: boolean;
  readonly pass?: number;
  readonly perceptual?: PerceptualTerm | null;
}

/** A pass over noise, as numbers. */
function pass(
  {
    changes = {},
    quantize = true,
    perceive = true,
    pass = 0,
    perceptual = null,
  }: Given = {},
) {
  const config = tinyConfig(changes);
  using networks = new Networks(config);
  const numbers: Record<string, number[]> = {};
  tf.tidy(() => {
    const degraded = noiseImages(1), reference = noiseImages(2);
    const number = tf.scalar(pass, "int32");
    const { gradients, losses, image } = restorerPass(
      { degraded, reference, pass: number },
      { config, networks, perceptual },
      { quantize, perceive },
    );
    const all = { ...losses, image, l1ByHand: l1Loss(image, reference) };
    for (const [name, tensor] of Object.entries({ ...all, ...gradients })) {
      numbers[name] = [...tensor.dataSync()];
    }
  });
  const { total, adversarial, l1, perceptual: seen, commitment, ...others } =
    numbers;
  const { image, l1ByHand, ...gradients } = others;
  return {
    losses: { total, adversarial, l1, perceptual: seen, commitment },
    image: image!,
    l1ByHand,
    gradients,
  };
}

const brightness: PerceptualTerm = (restored, reference) =>
  restored.mean().sub(reference.mean()).abs().asScalar();

const usual = pass();

Deno.test("the loss is Eq. 7: each term by its weight, told apart", () => {
  const loss = { adversarial: 0.5, l1: 2, perceptual: 3, commitment: 4 };
  const changes = { loss, perceptual: "vgg19" };
  const { losses, l1ByHand } = pass({ changes, perceptual: brightness });
  const one = ([value]: number[] = []) => value!;
  assertEquals(losses.l1, l1ByHand);
  assert(one(losses.perceptual) > 0 && one(losses.commitment) > 0);
  const sum = 0.5 * one(losses.adversarial) + 2 * one(losses.l1) +
    3 * one(losses.perceptual) + 4 * one(losses.commitment);
  assertClose(losses.total!, [sum], 1e-5);
  // The weights do not change what a term says of itself.
  assertEquals(losses.adversarial, usual.losses.adversarial);
});

Deno.test("every parameter of the restorer gets a gradient", () => {
  using networks = new Networks(tinyConfig());
  const parameters = Array.from(networks.restorer.variables())
    .filter(({ kind }) => kind === "parameter").map(({ path }) => path);
  assertEquals(Object.keys(usual.gradients).sort(), parameters.sort());
});

Deno.test("without a judge and a perceptual term there is L1 alone", () => {
  const changes = { loss: { adversarial: 0, commitment: 0 } };
  const { losses } = pass({ changes });
  assertEquals(losses.total, losses.l1);
  assertEquals([losses.adversarial, losses.perceptual], [[0], [0]]);
});

Deno.test("before perception starts there are L1 and commitment alone", () => {
  const loss = { adversarial: 1, l1: 2, perceptual: 3, commitment: 4 };
  const changes = { loss, perceptual: "vgg19" };
  const given = { changes, perceptual: brightness, perceive: false };
  const { losses, gradients } = pass(given);
  assertEquals([losses.adversarial, losses.perceptual], [[0], [0]]);
  assertClose(
    losses.total!,
    [2 * losses.l1![0]! + 4 * losses.commitment![0]!],
    1e-6,
  );
  assertNotEquals(gradients, pass({ ...given, perceive: true }).gradients);
});

Deno.test("phaseAt() says what a step has come to", () => {
  const config = tinyConfig({ codebookStart: 1, perceptionStart: 2 });
  const phases = [0, 1, 2].map((step) => phaseAt(step, config));
  assertEquals(phases, [
    { quantize: false, perceive: false },
    { quantize: true, perceive: false },
    { quantize: true, perceive: true },
  ]);
  const plain = {
    ...config,
    restorer: { ...config.restorer, quantize: false },
  };
  assertEquals(phaseAt(2, plain), { quantize: false, perceive: true });
});

Deno.test("without quantization there is no commitment", () => {
  const { losses, image } = pass({ quantize: false });
  assertEquals(losses.commitment, [0]);
  assertNotEquals(image, usual.image);
});

/** What changes the gradients, by what is given. */
const OPTIONS: readonly (readonly [name: string, given: Given])[] = [
  ["the seed", { changes: { seed: 1 } }],
  ["the pass", { pass: 1 }],
  ["augment", { changes: { augment: ["color"] } }],
  ["discriminator.group", { changes: { discriminator: { group: 1 } } }],
  ["loss.adversarial", { changes: { loss: { adversarial: 1 } } }],
  ["loss.l1", { changes: { loss: { l1: 3 } } }],
  ["loss.commitment", { changes: { loss: { commitment: 3 } } }],
  ["restorer.noise", { changes: { restorer: { noise: false } } }],
];

for (const [name, given] of OPTIONS) {
  Deno.test(`${name} changes the gradients`, () =>
    assertNotEquals(pass(given).gradients, usual.gradients));
}

Deno.test("the same pass gives the same numbers", () =>
  assertEquals(pass(), usual));

Deno.test("a pass leaves no tensor but those it returns", () => {
  const config = tinyConfig();
  using networks = new Networks(config);
  const degraded = noiseImages(1), reference = noiseImages(2);
  const number = tf.scalar(0, "int32");
  const { numTensors } = tf.memory();
  const made = restorerPass(
    { degraded, reference, pass: number },
    { config, networks, perceptual: null },
    { quantize: true, perceive: true },
  );
  const count = Object.keys(made.gradients).length + 5 + 1;
  assertEquals(tf.memory().numTensors, numTensors + count);
  tf.dispose([degraded, reference, number, made.image]);
  tf.dispose([made.gradients, made.losses]);
});
