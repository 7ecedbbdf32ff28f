import * as tf from "@tensorflow/tfjs";
import { encodeSafetensors, parseSafetensors, Rng } from "@revisage/core";
import { assignVariables } from "@revisage/core/module";
import { assertEquals, assertThrows } from "@std/assert";
import { fileURLToPath } from "node:url";
import { randomWeights } from "./frozen/weight_source.ts";
import { assertNear, expected } from "./testing/fixture.ts";
import { HASHED_WEIGHTS } from "./testing/hashed_weights.ts";
import { image, type Shape4D } from "./testing/images.ts";
import { assertLevel } from "./testing/level.ts";
import { Vgg19, type Vgg19Input, type Vgg19Layer } from "./vgg19.ts";

await tf.setBackend("cpu");

const SHAPE: Shape4D = [1, 19, 16, 3];

/** GFPGAN's perceptual loss. */
const LOSS = { conv1_2: 0.1, conv2_2: 0.1, conv3_4: 1, conv4_4: 1, conv5_4: 1 };
const LOSS_LAYERS = Object.keys(LOSS) as (keyof typeof LOSS)[];

const LAYERS = [2, 2, 4, 4, 4].flatMap((count, block) =>
  Array.from({ length: count }, (_, i) => {
    const place = `${block + 1}_${i + 1}`;
    return [`conv${place}`, `relu${place}`] as Vgg19Layer[];
  }).flat()
);

function perceptualLoss(vgg: Vgg19, x: tf.Tensor4D, y: tf.Tensor4D): tf.Scalar {
  const seen = vgg.features(x, LOSS_LAYERS);
  const target = vgg.features(y, LOSS_LAYERS);
  return tf.addN(
    LOSS_LAYERS.map((layer) =>
      seen[layer].sub(target[layer]).abs().mean<tf.Scalar>().mul(LOSS[layer])
    ),
  );
}

for (const input of ["keras", "torchvision"] as const) {
  Deno.test(`Vgg19 sees what PyTorch's VGG-19 sees, ${input}'s way`, () => {
    using vgg = new Vgg19(HASHED_WEIGHTS, { input });
    tf.tidy(() => {
      const seen = vgg.features(image("x", SHAPE), LAYERS);
      for (const layer of LAYERS) {
        assertNear(seen[layer].dataSync(), `vgg19.${input}.${layer}`);
      }
    });
  });

  Deno.test(`Vgg19 has PyTorch's perceptual loss and gradient, ${input}'s way`, () => {
    using vgg = new Vgg19(HASHED_WEIGHTS, { input });
    tf.tidy(() => {
      const y = image("y", SHAPE);
      const { value, grad } = tf.valueAndGrad((x: tf.Tensor4D) =>
        perceptualLoss(vgg, x, y)
      )(image("x", SHAPE));
      assertNear(value.dataSync(), `vgg19.${input}.loss`);
      assertNear(grad.dataSync(), `vgg19.${input}.gradient`);
    });
  });
}

Deno.test("Vgg19 leaves no tensors, neither without nor with a gradient", () =>
  assertLevel(() => {
    using vgg = new Vgg19(HASHED_WEIGHTS, { blocks: 2 });
    const x = image("x", [1, 4, 4, 3]);
    tf.dispose(vgg.features(x, ["relu1_1", "conv2_1"]));
    tf.dispose(
      tf.valueAndGrad((x: tf.Tensor4D) =>
        vgg.features(x, ["conv2_2"]).conv2_2.sum<tf.Scalar>()
      )(x),
    );
    x.dispose();
  }));

Deno.test("Vgg19 is frozen: no optimizer finds anything to train", () => {
  using vgg = new Vgg19(HASHED_WEIGHTS, { blocks: 1 });
  const kinds = new Set(Array.from(vgg.variables(), ({ kind }) => kind));
  assertEquals([...kinds], ["buffer"]);
});

Deno.test("Vgg19 runs no layer deeper than it is asked for", () => {
  using vgg = new Vgg19(HASHED_WEIGHTS, { blocks: 5 });
  // A fifth block would need 16 pixels, a second one 2.
  tf.tidy(() => {
    const x = image("x", [1, 1, 1, 3]);
    assertEquals(vgg.features(x, ["conv1_1"]).conv1_1.shape, [1, 1, 1, 64]);
    assertEquals(vgg.features(x, []), {});
  });
});

Deno.test("Vgg19 sees each image of a batch as if it were alone", () => {
  using vgg = new Vgg19(HASHED_WEIGHTS, { blocks: 2 });
  tf.tidy(() => {
    const both = image("x", [2, 5, 4, 3]);
    const alone = tf.split<tf.Tensor4D>(both, 2).map((x) =>
      vgg.features(x, ["conv2_2"]).conv2_2
    );
    const gap = vgg.features(both, ["conv2_2"]).conv2_2
      .sub(tf.concat(alone)).abs().max();
    assertEquals(gap.dataSync()[0], 0);
  });
});

Deno.test("Vgg19 reads a file, and has as many blocks as the file", () => {
  using made = new Vgg19(HASHED_WEIGHTS, { blocks: 2 });
  const file = parseSafetensors(encodeSafetensors(
    Array.from(made.variables(), ({ path, variable }) => [path, {
      dtype: "F32",
      shape: variable.shape,
      data: variable.dataSync<"float32">(),
    }]),
  ));
  using read = Vgg19.load(file);
  using first = Vgg19.load(file, { blocks: 1 });
  const paths = Array.from(read.variables(), ({ path }) => path);
  assertEquals(paths, [...made.variables()].map(({ path }) => path));
  assertEquals([...first.variables()].length, 4);
  tf.tidy(() => {
    const x = image("x", [1, 4, 4, 3]);
    const [a, b] = [made, read].map((vgg) =>
      vgg.features(x, ["relu2_2"]).relu2_2.dataSync()
    );
    assertEquals(a, b);
  });
});

Deno.test("Vgg19 takes another's weights by path", () => {
  using made = new Vgg19(HASHED_WEIGHTS, { blocks: 1 });
  using other = new Vgg19(randomWeights(new Rng(0)), { blocks: 1 });
  const values = Array.from(
    made.variables(),
    (v) => [v.path, v.variable] as const,
  );
  assignVariables(other, new Map(values));
  tf.tidy(() => {
    const x = image("x", [1, 2, 2, 3]);
    const [a, b] = [made, other].map((vgg) =>
      vgg.features(x, ["conv1_2"]).conv1_2.dataSync()
    );
    assertEquals(a, b);
  });
});

Deno.test("Vgg19 says what it cannot use", () => {
  using vgg = new Vgg19(HASHED_WEIGHTS, { blocks: 2 });
  const x = tf.zeros<tf.Rank.R4>([1, 1, 4, 3]);
  const messages = [
    () => new Vgg19(HASHED_WEIGHTS, { blocks: 6 }),
    () => new Vgg19(HASHED_WEIGHTS, { input: "torch" as Vgg19Input }),
    () => vgg.features(x, ["conv3_1"]),
    () => vgg.features(x, ["1_1" as Vgg19Layer]),
    () => vgg.features(x, ["relu2_1"]),
    () => vgg.features(tf.zeros([1, 4, 4, 1]), ["relu2_1"]),
    () => Vgg19.load(parseSafetensors(encodeSafetensors([]), "empty")),
  ].map((wrong) => assertThrows(wrong, Error).message);
  assertEquals(messages, [
    "Cannot make Vgg19: blocks must be an integer from 1 to 5, got 6",
    'Cannot make Vgg19: input must be one of "keras", "torchvision", got "torch"',
    "Cannot use layer conv3_1: must be one of conv1_1, relu1_1 … relu2_2",
    "Cannot use layer 1_1: must be one of conv1_1, relu1_1 … relu2_2",
    "Cannot use x of shape [1,1,4,3]: height and width must be at least 2 for relu2_1",
    "Cannot use x of shape [1,4,4,1]: axis 3 must be 3, got 1",
    'Cannot read empty: no tensor "block1_conv1.kernel"',
  ]);
  x.dispose();
});

const REAL = fileURLToPath(
  new URL(
    "../../../../shared/weights/vgg19_conv1_1-conv3_4.safetensors",
    import.meta.url,
  ),
);
const isThere = await Deno.stat(REAL).then(() => true, () => false);

Deno.test({
  name: "Vgg19 with Keras's weights sees what PyTorch sees with them" +
    (isThere ? "" : " (skipped: no ../shared/weights)"),
  ignore: !isThere,
  fn() {
    using vgg = Vgg19.load(REAL);
    assertEquals([...vgg.variables()].length, 16);
    tf.tidy(() => {
      const { conv3_4 } = vgg.features(image("x", SHAPE), ["conv3_4"]);
      assertNear(conv3_4.dataSync(), "vgg19.real.conv3_4");
      assertEquals(expected("vgg19.real.conv3_4").length, 64);
    });
  },
});
