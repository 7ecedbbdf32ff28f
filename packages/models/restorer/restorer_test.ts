import { countParameters } from "@revisage/core/module";
import { Rng } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { assertClose } from "../testing/assert_close.ts";
import { TINY, tinyImages, tinyNoise, tinyRestorer } from "../testing/tiny.ts";
import { PRESETS, type RestorerConfig } from "./config.ts";
import { Restorer } from "./restorer.ts";

await tf.setBackend("cpu");

/** Cheaper than TINY, where fewer skips will do. */
const SMALLER = { skips: 1, channels: { base: 64, max: 4 }, codes: 8 };

/** Root of the mean square of the difference. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const squares = Array.from(a, (x, i) => (x - b[i]!) ** 2);
  return Math.sqrt(squares.reduce((sum, x) => sum + x) / squares.length);
}

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

Deno.test("a seed repeats, 0 too; another gives another face", () => {
  using restorer = tinyRestorer(SMALLER);
  tf.tidy(() => {
    const x = tinyImages(1);
    const face = (seed: number | number[]) =>
      restorer.restore(x, { seed }).dataSync();
    assertEquals(face(0), face(0));
    assertEquals(face(5), face([5]));
    assert(distance(face(0), face(1)) > 0.1);
  });
});

Deno.test("a face depends on its image and its seed, not on the batch", () => {
  using restorer = tinyRestorer(SMALLER);
  tf.tidy(() => {
    const x = tinyImages(3);
    const together = restorer.restore(x, { seed: [4, 9, 4] });
    for (const [i, seed] of [4, 9, 4].entries()) {
      const alone = restorer.restore(x.slice([i], [1]), { seed });
      const same = together.slice([i], [1]).dataSync();
      assertClose(same, alone.dataSync(), 1e-6);
    }
    const shared = restorer.restore(x, { seed: 4 });
    assertClose(
      shared.slice([2], [1]).dataSync(),
      together.slice([2], [1]).dataSync(),
      1e-6,
    );
  });
});

Deno.test("without noise the result is that of noise that is 0", () => {
  using restorer = tinyRestorer(SMALLER);
  tf.tidy(() => {
    const x = tinyImages(1);
    const { latent, decoder, skips } = tinyNoise(1, restorer.config);
    const still = {
      latent: tf.zerosLike(latent),
      decoder: Object.fromEntries(
        Object.entries(decoder).map(([resolution, { first, second }]) => [
          resolution,
          { first: tf.zerosLike(first), second: tf.zerosLike(second) },
        ]),
      ),
      skips: { 8: tf.zerosLike(skips[8]!) },
    };
    const plain = restorer.restore(x, { noise: false }).dataSync();
    assertEquals(restorer.apply(x).image.dataSync(), plain);
    assertEquals(restorer.apply(x, { noise: still }).image.dataSync(), plain);
  });
});

Deno.test("each part of the noise reaches the image", () => {
  using restorer = tinyRestorer(SMALLER);
  tf.tidy(() => {
    const x = tinyImages(1);
    const noise = tinyNoise(1, restorer.config);
    const image = restorer.apply(x, { noise }).image;
    const assertMoved = (other: typeof noise, what: string) => {
      const moved = restorer.apply(x, { noise: other }).image;
      const by = moved.sub(image).abs().max().dataSync()[0]!;
      assert(by > 1e-3, `${what} moved the image by ${by}`);
    };
    assertMoved({ ...noise, latent: noise.latent.neg() }, "latent");
    assertMoved({ ...noise, skips: { 8: noise.skips[8]!.neg() } }, "skips");
    for (
      const [resolution, { first, second }] of Object.entries(noise.decoder)
    ) {
      for (
        const changed of [{ first: first.neg() }, { second: second.neg() }]
      ) {
        const decoder = {
          ...noise.decoder,
          [resolution]: { first, second, ...changed },
        };
        assertMoved({ ...noise, decoder }, `decoder.${resolution}`);
      }
    }
  });
});

Deno.test("the variety of faces falls as the latent shuts its gate", () => {
  using restorer = tinyRestorer(SMALLER);
  const L = TINY.latent;
  for (const { path, variable } of restorer.variables()) {
    // Leaves the noise that the gate lets through, and no other use of z.
    if (path.endsWith("strength")) variable.assign(tf.scalar(0));
    if (path.endsWith("affine.weight")) {
      const gated = tf.range(0, 2 * L).greaterEqual(L).expandDims(1);
      variable.assign(tf.tidy(() => variable.mul(gated)));
    }
  }
  const variety = (z: number) =>
    tf.tidy(() => {
      const { weight, bias } = restorer.encoder.latent;
      weight.assign(tf.zerosLike(weight));
      bias!.assign(tf.fill([L], z));
      const x = tinyImages(1).tile<tf.Tensor4D>([6, 1, 1, 1]);
      const faces = restorer.restore(x, { seed: [1, 2, 3, 4, 5, 6] });
      return tf.moments(faces, 0).variance.mean().dataSync()[0]!;
    });
  const [open, half, narrow, shut] = [3, 0, -3, -30].map(variety);
  assert(
    open! > 1.5 * half! && half! > 10 * narrow!,
    `${open} ${half} ${narrow}`,
  );
  assert(shut! < 1e-6 * narrow!, `${shut}`);
});

const CHOICES: readonly Partial<RestorerConfig>[] = [
  { fusion: "add" },
  { fusion: "concat" },
  { fusion: "sft" },
  { quantize: false },
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

const REFUSED: Record<string, (restorer: Restorer) => unknown> = {
  "Cannot use x of shape [1,32,32,3]: S must be 64, got 32": (restorer) =>
    restorer.apply(tf.zeros([1, 32, 32, 3])),
  "Cannot use y of shape [1,32,32,3]: S must be 64, got 32": (restorer) =>
    restorer.encode(tf.zeros([1, 32, 32, 3])),
  "Cannot use x of shape [1,64,32,3]: S is both 64 and 32": (restorer) =>
    restorer.apply(tf.zeros([1, 64, 32, 3])),
  "Cannot use seed of shape [3]: B is 3 here but 2 in x": (restorer) =>
    restorer.restore(tinyImages(2), { seed: [1, 2, 3] }),
  "Cannot restore: seed must be given, or noise must be false": (restorer) =>
    restorer.restore(tinyImages(1)),
  "Cannot restore with a seed: noise is false": (restorer) =>
    restorer.restore(tinyImages(1), { seed: 1, noise: false }),
  "Cannot use noise: skips.8 must be a map, got nothing": (restorer) => {
    const noise = { ...tinyNoise(1, restorer.config), skips: {} };
    return restorer.apply(tinyImages(1), { noise });
  },
};

for (const [message, run] of Object.entries(REFUSED)) {
  Deno.test(`Restorer says: ${message}`, () => {
    using restorer = tinyRestorer(SMALLER);
    tf.tidy(() => {
      const error = assertThrows(() => run(restorer), RangeError);
      assertEquals(error.message, message);
    });
  });
}

Deno.test("a restorer refuses what it was made without", () => {
  using restorer = tinyRestorer({ ...SMALLER, noise: false, quantize: false });
  tf.tidy(() => {
    const x = tinyImages(1);
    const noise = tinyNoise(1, restorer.config);
    assertEquals(restorer.codebooks.size, 0);
    assertEquals(restorer.restore(x).shape, [1, 64, 64, 3]);
    const messages = [
      () => restorer.restore(x, { seed: 1 }),
      () => restorer.apply(x, { noise }),
      () => restorer.apply(x, { quantize: true }),
    ].map((run) => assertThrows(run, RangeError).message);
    assertEquals(messages, [
      "Cannot restore with a seed: the restorer was made without noise",
      "Cannot use noise: the restorer was made without noise",
      "Cannot quantize: the restorer was made without codebooks",
    ]);
  });
});
