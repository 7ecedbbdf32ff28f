import { loadTensorFlow } from "@revisage/tensorflow";
import { assert, assertEquals, assertRejects } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { inFolder } from "../run/testing/in_folder.ts";
import { tinyConfig } from "../testing/tiny_config.ts";
import { FrozenNetworks } from "./frozen_networks.ts";

await loadTensorFlow();

const WEIGHTS =
  new URL("../../../../shared/weights/", import.meta.url).pathname;
const squeeze = `${WEIGHTS}lpips_squeeze.safetensors`;
const threeBlocks = `${WEIGHTS}vgg19_conv1_1-conv3_4.safetensors`;
const alex = `${WEIGHTS}lpips_alex.safetensors`;

function isThere(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    console.log(`Not tested: ${path} is not there.`);
    return false;
  }
}

/** The names of the measures, with nothing in the cache. */
async function measuresOf(weights: Record<string, string>) {
  let names: string[] = [];
  await inFolder(async (cache) => {
    const config = tinyConfig({ weights });
    await using frozen = await FrozenNetworks.load(config, { cache });
    assertEquals(frozen.perceptual, null);
    names = frozen.measures.map(({ name }) => name);
  });
  return names;
}

Deno.test("without weights there are the measures of pixels, and no perceptual term", async () => {
  assertEquals(await measuresOf({}), ["psnr", "edges"]);
});

Deno.test("weights that are named and missing are told by their name", async () => {
  const none = "/nowhere/vgg.safetensors";
  const broken: [object, string][] = [
    [{ perceptual: "vgg19", loss: { perceptual: 1 } }, "vgg19"],
    [{ perceptual: "lpips-alex", loss: { perceptual: 1 } }, "lpips"],
    [{}, "lpipsAlex"],
    [{}, "sface"],
  ];
  for (const [changes, key] of broken) {
    const config = tinyConfig({ ...changes, weights: { [key]: none } });
    const { numTensors } = tf.memory();
    await inFolder(async (cache) => {
      const { message } = await assertRejects(
        () => FrozenNetworks.load(config, { cache }),
        Error,
      );
      assertEquals(
        message.replace(/: No such file.*/, ": WHY"),
        `Cannot load weights ${none}: WHY`,
      );
    });
    assertEquals(tf.memory().numTensors, numTensors);
  }
});

Deno.test({
  name: "LPIPS is measured where its weights are named",
  ignore: !isThere(alex),
  fn: async () => {
    const { numTensors } = tf.memory();
    assertEquals(await measuresOf({ lpipsAlex: alex }), [
      "psnr",
      "edges",
      "lpips",
    ]);
    assertEquals(tf.memory().numTensors, numTensors);
  },
});

Deno.test({
  name: "a perceptual term is 0 between equal images, and above between others",
  ignore: !isThere(squeeze),
  fn: () =>
    inFolder(async (cache) => {
      const config = tinyConfig({
        perceptual: "lpips-squeeze",
        loss: { perceptual: 1 },
        weights: { lpips: squeeze },
      });
      await using frozen = await FrozenNetworks.load(config, { cache });
      const { perceptual } = frozen;
      tf.tidy(() => {
        const black = tf.fill<tf.Rank.R4>([1, 64, 64, 3], -1);
        const step = tf.linspace(-1, 1, 64).reshape<tf.Tensor4D>([1, 64, 1, 1])
          .add<tf.Tensor4D>(tf.zeros([1, 64, 64, 3]));
        const distance = (a: tf.Tensor4D, b: tf.Tensor4D) =>
          perceptual!(a, b).dataSync()[0]!;
        assertEquals(distance(black, black), 0);
        assert(distance(black, step) > 0.05);
      });
    }),
});

Deno.test({
  name: "VGG-19 is whole, or its first three blocks if those are asked for",
  ignore: !isThere(threeBlocks),
  fn: () =>
    inFolder(async (cache) => {
      const config = (perceptual: string) =>
        tinyConfig({
          perceptual,
          loss: { perceptual: 1 },
          weights: { vgg19: threeBlocks },
        });
      const { message } = await assertRejects(
        () => FrozenNetworks.load(config("vgg19"), { cache }),
        Error,
        `Cannot read ${threeBlocks}: no tensor "block4_conv1.kernel"`,
      );
      assert(message.endsWith('"vgg19-3" three'), message);
      await using frozen = await FrozenNetworks.load(config("vgg19-3"), {
        cache,
      });
      tf.tidy(() => {
        const [black, gray] = [-1, 0].map((level) =>
          tf.fill<tf.Rank.R4>([1, 64, 64, 3], level)
        );
        assert(frozen.perceptual!(gray!, black!).dataSync()[0]! > 1);
      });
    }),
});
