import { countParameters } from "@revisage/core/module";
import { Rng } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals } from "@std/assert";
import { distance } from "../testing/assert_close.ts";
import { SMALLER, TINY, tinyImages, tinyRestorer } from "../testing/tiny.ts";
import { PRESETS, type RestorerConfig } from "./config.ts";
import { Restorer } from "./restorer.ts";

await tf.setBackend("cpu");

Deno.test("the preset tiny has at most 3 million parameters, 1.1 of them in W", () => {
  using restorer = new Restorer(PRESETS.tiny, new Rng(0));
  const count = countParameters(restorer);
  assert(count <= 3e6, `${count}`);
  let gates = 0;
  for (const { path, variable } of restorer.variables()) {
    if (path.endsWith("fusion.weight")) gates += variable.size;
  }
  assertEquals(gates, 64 ** 2 + 256 ** 2 + 1024 ** 2);
});

Deno.test("variables have the paths that files use", () => {
  using restorer = tinyRestorer();
  const paths = Array.from(restorer.variables(), ({ path }) => path);
  for (
    const path of [
      "encoder.input.weight",
      "encoder.64.feature.weight",
      "encoder.64.down.bias",
      "encoder.latent.weight",
      "skips.8.codebook.codes",
      "skips.8.styled.convolution.affine.weight",
      "skips.8.styled.noise.strength",
      "decoder.8.first.convolution.weight",
      "decoder.8.first.convolution.affine.bias",
      "decoder.8.first.noise.strength",
      "decoder.8.first.bias",
      "decoder.8.fusion.weight",
      "decoder.8.second.convolution.weight",
      "decoder.8.rgb.convolution.weight",
      "decoder.8.rgb.bias",
    ]
  ) assert(paths.includes(path), path);
  assert(!paths.includes("encoder.4.down.weight"));
  assert(!paths.includes("decoder.64.fusion.weight"));
});

Deno.test("the same seed makes the same restorer, another seed another", () => {
  const first = (seed: number) => {
    using restorer = new Restorer({ ...TINY, ...SMALLER }, new Rng(seed));
    return restorer.decoder.blocks.get(8)!.first.convolution.weight.dataSync()
      .slice();
  };
  assertEquals(first(0), first(0));
  assert(first(0)[0] !== first(1)[0]);
});

const CHOICES: readonly Partial<RestorerConfig>[] = [
  { fusion: "add" },
  { fusion: "concat" },
  { fusion: "sft" },
  { quantize: false },
  { imageSkip: true },
  { fineSkips: true },
  { skips: 0 },
  { skips: 1 },
  { skips: 2 },
  { skips: 3, fusion: "lgf", quantize: true },
];

Deno.test("every choice of the config makes another image", () => {
  const images = tf.tidy(() =>
    CHOICES.map((choice) => {
      using restorer = tinyRestorer(choice);
      const x = tinyImages(1);
      return restorer.restore(x, { noise: false }).dataSync().slice();
    })
  );
  for (const [i, image] of images.entries()) {
    for (const other of images.slice(0, i)) {
      assert(distance(image, other) > 1e-3);
    }
  }
});

Deno.test("quantize and noise can be left out of one call", () => {
  using restorer = tinyRestorer(SMALLER);
  tf.tidy(() => {
    const x = tinyImages(1);
    const raw = restorer.apply(x, { quantize: false });
    const coded = restorer.apply(x);
    assertEquals(raw.commitment.dataSync()[0], 0);
    assertEquals(Object.keys(raw.indices), []);
    assert(coded.commitment.dataSync()[0]! > 0);
    assertEquals(Object.keys(coded.indices), ["8"]);
    assert(raw.image.sub(coded.image).abs().max().dataSync()[0]! > 1e-3);
  });
});

Deno.test("encode() gives the features of the skips, and lets no gradient pass", () => {
  using restorer = tinyRestorer({ ...SMALLER, skips: 2 });
  tf.tidy(() => {
    const y = tinyImages(2);
    const features = restorer.encode(y);
    const all = restorer.encoder.apply(y).features;
    assertEquals(Object.keys(features), ["8", "16"]);
    assertEquals(features[8]!.shape, [2, 8, 8, 4]);
    assertEquals(features[16]!.dataSync(), all[16]!.dataSync());
    const { weight } = restorer.encoder.input;
    const { bias } = restorer.decoder.blocks.get(4)!.rgb;
    const loss = () =>
      restorer.encode(y)[8]!.sum().add(bias.sum()) as tf.Scalar;
    const { grads } = tf.variableGrads(loss, [weight, bias]);
    assertEquals(grads[weight.name] ?? null, null);
    assertEquals([...grads[bias.name]!.dataSync()], [1, 1, 1]);
  });
});

Deno.test("nothing is left behind", () => {
  const before = tf.memory().numTensors;
  const x = tinyImages(1);
  {
    using restorer = tinyRestorer({ ...SMALLER, skips: 2 });
    const made = tf.memory().numTensors;
    const restoration = restorer.apply(x);
    assertEquals(tf.memory().numTensors, made + 1 + 1 + 2);
    tf.dispose([restoration.image, restoration.commitment]);
    tf.dispose(restoration.indices);
    restorer.restore(x, { seed: 1 }).dispose();
    tf.dispose(restorer.encode(x));
    assertEquals(tf.memory().numTensors, made);
  }
  x.dispose();
  assertEquals(tf.memory().numTensors, before);
});
