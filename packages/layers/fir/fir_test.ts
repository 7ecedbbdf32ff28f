import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor4D } from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import {
  assertBatchIndependent,
  assertClose,
  assertGradients,
  assertLevel,
  draw,
} from "../testing/check.ts";
import { blur } from "./blur.ts";
import { downsample } from "./downsample.ts";
import { upsample } from "./upsample.ts";

await tf.setBackend("cpu");

const ROW = [1, 3, 3, 1];

/** upfirdn2d, one number at a time: zeros between, padding, filter, steps. */
function slow(
  x: Tensor4D,
  { up = 1, down = 1, pad = [0, 0], gain = 1 },
): Tensor {
  const [B, H, W, C] = x.shape;
  const at = x.arraySync();
  const size = (n: number) =>
    Math.floor((n * up + pad[0]! + pad[1]! - 4) / down);
  const pixel = (b: number, i: number, j: number, c: number) =>
    i % up || j % up ? 0 : at[b]?.[i / up]?.[j / up]?.[c] ?? 0;
  const out = tf.buffer([B, size(H) + 1, size(W) + 1, C]);
  for (let n = 0; n < out.size; n++) {
    const [b, i, j, c] = out.indexToLoc(n) as [number, number, number, number];
    let sum = 0;
    ROW.forEach((v, di) =>
      ROW.forEach((h, dj) => {
        const [y, x] = [i * down + di - pad[0]!, j * down + dj - pad[0]!];
        sum += gain * v * h / 64 * pixel(b, y, x, c);
      })
    );
    out.set(sum, b, i, j, c);
  }
  return out.toTensor();
}

const PADDINGS = [[2, 1], [2, 2], [1, 1], [0, 0], [3, 0], [3, 3]] as const;

Deno.test("blur() is upfirdn2d, with whatever padding", () => {
  const x = draw<tf.Rank.R4>([2, 5, 6, 3]);
  for (const padding of PADDINGS) {
    const expected = slow(x, { pad: [...padding], gain: 2 });
    assertClose(blur(x, { padding, gain: 2 }), expected);
  }
  assertClose(blur(x), slow(x, { pad: [2, 1] }));
});

Deno.test("downsample() and upsample() are upfirdn2d", () => {
  const x = draw<tf.Rank.R4>([2, 6, 8, 3]);
  assertClose(downsample(x), slow(x, { down: 2, pad: [1, 1] }));
  assertClose(upsample(x), slow(x, { up: 2, pad: [2, 1], gain: 4 }));
});

Deno.test("blur(), downsample() and upsample() keep what is even", () => {
  const x = tf.ones<tf.Rank.R4>([1, 8, 8, 1]);
  for (const y of [blur(x), downsample(x), upsample(x)]) {
    const [, height, width] = y.shape;
    const inner = y.slice([0, 2, 2, 0], [1, height! - 4, width! - 4, 1]);
    assertClose(inner, tf.onesLike(inner), 1e-6);
  }
});

/** ⟨A x, y⟩ = ⟨x, Aᵀ y⟩, within the size of the terms. */
function assertAdjoint(fn: (x: Tensor) => Tensor, x: Tensor): void {
  const y = draw(fn(x).shape, "y");
  const forward = fn(x).mul(y);
  const backward = tf.grad(fn)(x, y).mul(x);
  const terms = forward.abs().sum().add(1e-3);
  assertClose(
    backward.sum().div(terms).add(1),
    forward.sum().div(terms).add(1),
  );
}

const FILTERS: Record<string, (x: Tensor) => Tensor> = {
  "blur()": (x) => blur(x as Tensor4D),
  "blur() before a stride": (x) => blur(x as Tensor4D, { padding: [2, 2] }),
  "blur() after a transposed convolution": (x) =>
    blur(x as Tensor4D, { padding: [1, 1], gain: 4 }),
  "downsample()": (x) => downsample(x as Tensor4D),
  "upsample()": (x) => upsample(x as Tensor4D),
};

for (const [name, fn] of Object.entries(FILTERS)) {
  Deno.test(`${name}: its gradient is its adjoint: ⟨A x, y⟩ = ⟨x, Aᵀ y⟩`, () => {
    assertAdjoint(fn, draw([2, 4, 6, 2], "x"));
  });

  Deno.test(`${name} has right first and second derivatives`, () => {
    assertGradients((x) => fn(x).square(), [draw([1, 4, 4, 2])]);
  });

  Deno.test(`${name} keeps images apart, and no tensor`, () => {
    const x = draw([2, 4, 4, 2]);
    assertBatchIndependent(fn, [x]);
    assertLevel(() => fn(x));
    assertLevel(() => tf.grad((x) => fn(x).square())(x));
  });
}

Deno.test("filters are linear maps and their gradients adjoint, of any size", () => {
  const size = fc.integer({ min: 1, max: 7 });
  const pad = fc.integer({ min: 0, max: 3 });
  fc.assert(
    fc.property(size, size, pad, pad, (h, w, before, after) => {
      fc.pre(Math.min(h, w) + before + after >= 4);
      tf.tidy(() => {
        const padding = [before, after] as const;
        const even = draw([1, 2 * h, 2 * w, 2], "even");
        const any = draw([1, h, w, 2], "any");
        assertAdjoint((x) => blur(x as Tensor4D, { padding }), any);
        assertAdjoint((x) => downsample(x as Tensor4D), even);
        assertAdjoint((x) => upsample(x as Tensor4D), any);
        assertClose(
          blur(any as Tensor4D, { padding }),
          slow(any as Tensor4D, { pad: [...padding] }),
        );
        assertClose(
          upsample(any as Tensor4D),
          slow(any as Tensor4D, { up: 2, pad: [2, 1], gain: 4 }),
        );
      });
    }),
    { numRuns: 30 },
  );
});

Deno.test("downsample() is the quarter of what upsample() gives back", () => {
  const x = draw([1, 4, 4, 2], "x");
  const back = tf.grad((y) => upsample(y as Tensor4D))(draw([1, 2, 2, 2]), x);
  assertClose(downsample(x as Tensor4D), back.div(4));
});

Deno.test("blur() and downsample() say what they cannot use", () => {
  const x = tf.zeros<tf.Rank.R4>([1, 3, 2, 1]);
  const refused: Record<string, () => Tensor> = {
    "Cannot blur: padding must be two integers from 0 to 3, got [4,0]": () =>
      blur(x, { padding: [4, 0] }),
    "Cannot blur: padding must be two integers from 0 to 3, got [1,0.5]": () =>
      blur(x, { padding: [1, 0.5] }),
    "Cannot blur: x and its padding must be at least 4×4, got 3×2 and [1,0]":
      () => blur(x, { padding: [1, 0] }),
    "Cannot downsample: H and W must be even, got 3×2": () => downsample(x),
  };
  for (const [message, run] of Object.entries(refused)) {
    assertEquals(assertThrows(run, RangeError).message, message);
  }
});
