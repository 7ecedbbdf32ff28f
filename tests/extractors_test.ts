import {
  createImage,
  encodeSafetensors,
  type Image,
  parseSafetensors,
  Rng,
  type StoredTensor,
} from "@revisage/core";
import { assignVariables } from "@revisage/core/module";
import {
  InceptionFid,
  inceptionFidExtractor,
  LpipsNet,
  randomWeights,
  Vgg19,
  type WeightSource,
} from "@revisage/models";
import { compile, loadTensorFlow } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertRejects,
} from "@std/assert";
import { weightsDigest } from "../packages/models/extractors/frozen/weights_digest.ts";
import { prepare } from "../packages/models/extractors/inception/inception_fid_extractor.ts";
import {
  assertNear,
  expected,
} from "../packages/models/extractors/testing/fixture.ts";
import {
  HASHED_WEIGHTS,
  hashedBytes,
} from "../packages/models/extractors/testing/hashed_weights.ts";
import { image } from "../packages/models/extractors/testing/images.ts";
import { assertLevel } from "../packages/models/extractors/testing/level.ts";

await loadTensorFlow();

const inception = new InceptionFid(HASHED_WEIGHTS);

function picture(i: number): Image {
  const [width, height] = [20 + i, 30 - i];
  return createImage(
    width,
    height,
    hashedBytes(`picture${i}`, width * height * 3),
  );
}

Deno.test("native TensorFlow runs InceptionFid as PyTorch does", () => {
  const layers = [64, 192, 768, 2048] as const;
  tf.tidy(() => {
    const seen = inception.features(image("x", [1, 107, 139, 3]), layers);
    for (const layer of layers) {
      assertNear(seen[layer].dataSync(), `inception.${layer}`);
    }
  });
});

Deno.test("native TensorFlow runs LpipsNet and its gradient as PyTorch does", () => {
  for (const trunk of ["alex", "squeeze", "vgg"] as const) {
    const [height, width] = trunk === "vgg" ? [16, 19] : [33, 38];
    using lpips = new LpipsNet(trunk, HASHED_WEIGHTS);
    tf.tidy(() => {
      const [x, y] = ["x", "y"].map((name) =>
        image(name, [2, height!, width!, 3])
      );
      assertNear(
        lpips.compare(x!, y!).total.dataSync(),
        `lpips.${trunk}.total`,
      );
      const { grad } = tf.valueAndGrad((x: tf.Tensor4D) =>
        lpips.compare(x, y!).total.sum<tf.Scalar>()
      )(x!);
      assertNear(grad.dataSync(), `lpips.${trunk}.gradient`);
    });
  }
});

Deno.test("native TensorFlow runs Vgg19 as PyTorch does", () => {
  using vgg = new Vgg19(HASHED_WEIGHTS);
  tf.tidy(() => {
    const { conv5_4 } = vgg.features(image("x", [1, 19, 16, 3]), ["conv5_4"]);
    assertNear(conv5_4.dataSync(), "vgg19.keras.conv5_4");
  });
});

Deno.test("compiled, LpipsNet and Vgg19 have the same values and gradients", async () => {
  using lpips = new LpipsNet("squeeze", HASHED_WEIGHTS);
  using vgg = new Vgg19(HASHED_WEIGHTS);
  const distance = compile((x: tf.Tensor4D, y: tf.Tensor4D) =>
    tf.valueAndGrad((x: tf.Tensor4D) =>
      lpips.compare(x, y).total.sum<tf.Scalar>()
    )(x)
  );
  const features = compile((x: tf.Tensor4D) => vgg.features(x, ["conv5_4"]));
  await assertLevel(() => {
    const [x, y] = ["x", "y"].map((name) => image(name, [2, 33, 38, 3]));
    const { value, grad } = distance(x!, y!);
    const total = expected("lpips.squeeze.total");
    assertAlmostEquals(value.dataSync()[0]!, total[0]! + total[1]!, 1e-5);
    assertNear(grad.dataSync(), "lpips.squeeze.gradient");
    const small = image("x", [1, 19, 16, 3]);
    const { conv5_4 } = features(small);
    assertNear(conv5_4.dataSync(), "vgg19.keras.conv5_4");
    tf.dispose([x, y, value, grad, small, conv5_4] as tf.Tensor[]);
    distance.dispose();
    features.dispose();
  });
});

Deno.test("the extractor for FID gives each image what it would have alone", async () => {
  const extractor = await inceptionFidExtractor(inception);
  // More than it runs at once.
  const images = Array.from({ length: 9 }, (_, i) => picture(i));
  await assertLevel(async () => {
    const { data, count, dimensions } = await extractor.extract(images);
    assertEquals([count, dimensions, data.length], [9, 2048, 9 * 2048]);
    for (const i of [0, 8]) {
      const alone = tf.tidy(() =>
        inception.apply(prepare([images[i]!], "tensorflow")).dataSync()
      );
      const row = data.subarray(2048 * i, 2048 * (i + 1));
      const largest = Math.max(...alone);
      row.forEach((value, j) =>
        assertAlmostEquals(value, alone[j]!, 1e-5 * largest)
      );
    }
  });
});

Deno.test("the extractor for FID gives no rows for no images", async () => {
  const extractor = await inceptionFidExtractor(inception);
  assertEquals(await extractor.extract([]), {
    data: new Float32Array(),
    count: 0,
    dimensions: 2048,
  });
});

Deno.test("the extractor for FID says which image it cannot use", async () => {
  const extractor = await inceptionFidExtractor(inception);
  const broken = { ...picture(0), width: 19 };
  const error = await assertRejects(
    () => extractor.extract([picture(0), broken]),
    RangeError,
  );
  assertEquals(
    error.message,
    "Cannot use image 1: data must hold 1710 bytes (19×30 RGB), got 1800",
  );
});

Deno.test("the extractor for FID has a name and a result for each protocol and layer", async () => {
  const found = new Map<string, number>();
  for (const protocol of ["tensorflow", "pytorch-fid", "clean"] as const) {
    const options = { protocol, layer: 64 } as const;
    const extractor = await inceptionFidExtractor(inception, options);
    const { data } = await extractor.extract([picture(0)]);
    assertEquals([extractor.dimensions, extractor.inputSize], [64, 299]);
    assertEquals(data.length, 64);
    found.set(extractor.name, data[0]!);
  }
  assertEquals([...found.keys()], [
    "inception-fid-tensorflow-64",
    "inception-fid-pytorch-fid-64",
    "inception-fid-clean-64",
  ]);
  assertEquals(new Set(found.values()).size, 3);
});

Deno.test("InceptionFid is the same from a file, and by assigning", async () => {
  const read = new Map<string, StoredTensor>();
  const keep = (path: string, shape: readonly number[], data: Float32Array) => {
    read.set(path, { dtype: "F32", shape, data });
    return data;
  };
  const recording: WeightSource = {
    kernel: (path, shape) =>
      keep(path, shape, HASHED_WEIGHTS.kernel(path, shape)),
    vector: (path, size, start) =>
      keep(path, [size], HASHED_WEIGHTS.vector(path, size, start)),
  };
  new InceptionFid(recording)[Symbol.dispose]();
  const digest = await weightsDigest(inception);
  using loaded = InceptionFid.load(parseSafetensors(encodeSafetensors(read)));
  assertEquals(await weightsDigest(loaded), digest);

  using other = new InceptionFid({
    ...randomWeights(new Rng(0)),
    kernel: (_path, shape) => new Float32Array(shape.reduce((a, b) => a * b)),
  });
  assert(await weightsDigest(other) !== digest);
  const values = Array.from(
    loaded.variables(),
    (v) => [v.path, v.variable] as const,
  );
  assignVariables(other, new Map(values));
  assertEquals(await weightsDigest(other), digest);
});
