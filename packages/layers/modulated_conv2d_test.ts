import * as tf from "@tensorflow/tfjs";
import type { Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import { Rng } from "@revisage/core";
import { blur } from "./fir/blur.ts";
import {
  ModulatedConv2d,
  modulatedConv2d,
  type ModulatedConv2dConfig,
  type ModulatedConv2dOptions,
} from "./modulated_conv2d.ts";
import {
  assertBatchIndependent,
  assertClose,
  assertGradients,
  assertLevel,
  draw,
} from "./testing/check.ts";

await tf.setBackend("cpu");

const X = draw<tf.Rank.R4>([2, 4, 4, 3], "x");
const WEIGHT = draw<tf.Rank.R4>([3, 3, 3, 2], "weight");
const STYLE = draw<tf.Rank.R2>([2, 3], "style");

/** Eqs. 1 and 3 as written: a kernel for each image. */
function slow(
  x: Tensor4D,
  weight: Tensor4D,
  style: Tensor2D,
  {
    demodulate = true,
    gain = 1,
    upsample = false,
    blur = true,
    epsilon = 1e-8,
  }: ModulatedConv2dOptions = {},
): Tensor4D {
  const [k, , inputs] = weight.shape;
  const images = x.unstack<Tensor4D>().map((image, b) => {
    const s = style.slice(b, 1).reshape([1, 1, inputs, 1]);
    let w = weight.div(Math.sqrt(k * k * inputs)).mul<Tensor4D>(s);
    if (demodulate) {
      w = w.div(w.square().sum([0, 1, 2], true).add(epsilon).sqrt());
    }
    w = w.mul(gain);
    const x = image.expandDims<Tensor4D>(0);
    if (!upsample) return tf.conv2d(x, w, 1, "same");
    return blur ? convolveUpAndBlur(x, w) : convolveUp(x, w);
  });
  return tf.concat(images);
}

/** The kernel at every pixel, twice; what lies around the image is cut off. */
function convolveUp(x: Tensor4D, weight: Tensor4D): Tensor4D {
  const [, h, w] = x.shape;
  const [k, , , outputs] = weight.shape;
  const around = (k - 2) / 2;
  return spread(x, weight.mul(2))
    .slice([0, around, around, 0], [1, 2 * h, 2 * w, outputs]);
}

function convolveUpAndBlur(x: Tensor4D, weight: Tensor4D): Tensor4D {
  const [k] = weight.shape;
  const pad = Math.floor((6 - k) / 2);
  return blur(spread(x, weight), { padding: [pad, 5 - k - pad], gain: 4 });
}

/** Adds up the kernel at every second pixel, `[1, 2H+K−2, 2W+K−2, O]`. */
function spread(x: Tensor4D, weight: Tensor4D): Tensor4D {
  const [, h, w] = x.shape;
  const [k, , inputs, outputs] = weight.shape;
  const size = [1, 2 * h + k - 2, 2 * w + k - 2, outputs] as const;
  const out = tf.buffer([...size]);
  const [image, kernel] = [x.arraySync()[0]!, weight.arraySync()];
  for (const [i, row] of image.entries()) {
    for (const [j, pixel] of row.entries()) {
      for (let n = 0; n < k * k * inputs * outputs; n++) {
        const o = n % outputs;
        const c = Math.floor(n / outputs) % inputs;
        const at = Math.floor(n / outputs / inputs);
        const [di, dj] = [Math.floor(at / k), at % k];
        const to = [0, 2 * i + di, 2 * j + dj, o] as const;
        const more = pixel[c]! * kernel[di]![dj]![c]![o]!;
        out.set(out.get(...to) + more, ...to);
      }
    }
  }
  return out.toTensor() as Tensor4D;
}

const OPTIONS: Record<string, ModulatedConv2dOptions> = {
  "as it is": {},
  "with gain": { gain: 3 },
  "without demodulation": { demodulate: false, gain: 3 },
  "with a large epsilon": { epsilon: 0.5 },
  upsampling: { upsample: true, gain: 3 },
  "upsampling without demodulation": { upsample: true, demodulate: false },
  "upsampling without blur": { upsample: true, blur: false, gain: 3 },
};

/** Kernels to try: the usual one, and the smallest. */
function weightsFor({ blur }: ModulatedConv2dOptions): Tensor4D[] {
  const sizes = blur === false ? [4, 2] : [3, 1];
  return sizes.map((k) => draw<tf.Rank.R4>([k, k, 3, 2], "weight"));
}

for (const [name, options] of Object.entries(OPTIONS)) {
  for (const weight of weightsFor(options)) {
    const [kernel] = weight.shape;
    const size = `${kernel}×${kernel}`;

    Deno.test(`modulatedConv2d() ${name} is a kernel for each image: ${size}`, () => {
      assertClose(
        modulatedConv2d(X, weight, STYLE, options),
        slow(X, weight, STYLE, options),
      );
    });

    Deno.test(`modulatedConv2d() ${name} has right gradients: ${size}`, () => {
      const fn = (x: tf.Tensor, weight: tf.Tensor, style: tf.Tensor) =>
        modulatedConv2d(
          x as Tensor4D,
          weight as Tensor4D,
          style as Tensor2D,
          options,
        );
      assertGradients(
        (...inputs) => fn(...inputs as Parameters<typeof fn>).square(),
        [X, weight, STYLE],
      );
      assertBatchIndependent((x, style) => fn(x!, weight, style!), [X, STYLE]);
      assertLevel(() => fn(X, weight, STYLE));
    });
  }
}

Deno.test("modulatedConv2d() scales the kernel of a single image, with one result", () => {
  const style = STYLE.slice([0, 0], [1, 3]);
  for (const options of Object.values(OPTIONS)) {
    const weight = weightsFor(options)[0]!;
    for (const size of [2, 8]) { // where the kernel is the larger, the smaller
      const x = draw<tf.Rank.R4>([1, size, size, 3], "x");
      const fn = (x: tf.Tensor, weight: tf.Tensor, style: tf.Tensor) =>
        modulatedConv2d(
          x as Tensor4D,
          weight as Tensor4D,
          style as Tensor2D,
          options,
        );
      assertClose(fn(x, weight, style), slow(x, weight, style, options));
      assertGradients(
        (...inputs) => fn(...inputs as Parameters<typeof fn>).square(),
        [x, weight, style],
      );
    }
  }
});

Deno.test("modulatedConv2d() with demodulation makes no difference of the style's length", () => {
  assertClose(
    modulatedConv2d(X, WEIGHT, STYLE.mul(100)),
    modulatedConv2d(X, WEIGHT, STYLE),
  );
});

Deno.test("modulatedConv2d() stays finite for a style of 0", () => {
  const zero = tf.zeros<tf.Rank.R2>([2, 3]);
  assertClose(modulatedConv2d(X, WEIGHT, zero), tf.zeros([2, 4, 4, 2]), 0);
});

Deno.test("modulatedConv2d() says what does not fit", () => {
  const refused: Record<string, () => tf.Tensor> = {
    "Cannot use weight of shape [3,3,4,2]: I is 4 here but 3 in x": () =>
      modulatedConv2d(X, tf.ones([3, 3, 4, 2]), STYLE),
    "Cannot use style of shape [1,3]: B is 1 here but 2 in x": () =>
      modulatedConv2d(X, WEIGHT, tf.ones([1, 3])),
    "Cannot upsample without blur: the kernel must be even, got 3×3": () =>
      modulatedConv2d(X, WEIGHT, STYLE, { upsample: true, blur: false }),
  };
  for (const [message, run] of Object.entries(refused)) {
    assertEquals(assertThrows(run, RangeError).message, message);
  }
});

const make = (config: Partial<ModulatedConv2dConfig> = {}, seed = 3) =>
  new ModulatedConv2d(
    { inputs: 3, outputs: 2, style: 5, ...config },
    new Rng(seed),
  );

Deno.test("ModulatedConv2d takes its scales from the style, around 1", () => {
  for (
    const config of [
      {},
      { kernel: 1, demodulate: false },
      { upsample: true },
      { upsample: true, blur: false, kernel: 4 },
    ]
  ) {
    using layer = make(config);
    const style = draw<tf.Rank.R2>([2, 5]);
    const scale = style.matMul<Tensor2D>(layer.affine.weight)
      .div(Math.sqrt(5)).add<Tensor2D>(1);
    assertClose(
      layer.apply(X, style, { gain: 2 }),
      modulatedConv2d(X, layer.weight, scale, { ...config, gain: 2 }),
    );
    assertLevel(() => layer.apply(X, style));
  }
});

Deno.test("ModulatedConv2d lists its variables, and repeats with its seed", () => {
  using layer = make();
  using same = make();
  using other = make({}, 0);
  assertEquals(
    Array.from(layer.variables(), ({ path, variable }) => [
      path,
      ...variable.shape,
    ]),
    [["weight", 3, 3, 3, 2], ["affine.weight", 5, 3], ["affine.bias", 3]],
  );
  assertClose(layer.weight, same.weight, 0);
  assertClose(layer.affine.weight, same.affine.weight, 0);
  assertThrows(() => assertClose(layer.weight, other.weight));
});
