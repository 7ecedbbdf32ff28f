import * as tf from "@tensorflow/tfjs";
import type { Tensor, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
import { assertEquals, assertThrows } from "@std/assert";
import {
  assertBatchIndependent,
  assertClose,
  assertGradients,
  assertLevel,
  draw,
} from "../testing/check.ts";
import { LinearGatedFusion, linearGatedFusion } from "./linear_gated_fusion.ts";

await tf.setBackend("cpu");

/** Eq. 4, one number at a time. */
function slow(p: Tensor4D, q: Tensor4D, weight: Tensor2D, r: number): number[] {
  const [B, H, , C] = p.shape;
  const [P, Q, W] = [p.arraySync(), q.arraySync(), weight.arraySync()];
  const n = H / r;
  const out = tf.buffer(p.shape);
  for (let at = 0; at < out.size; at++) {
    const [b, i, j, c] = out.indexToLoc(at) as [number, number, number, number];
    const to = Math.floor(i / r) * n + Math.floor(j / r);
    let o = 0;
    for (let y = 0; y < H; y++) {
      for (let x = 0; x < H; x++) {
        const from = Math.floor(y / r) * n + Math.floor(x / r);
        o += (P[b]![y]![x]![c]! + Q[b]![y]![x]![c]!) / r ** 2 * W[from]![to]!;
      }
    }
    const s = 1 / (1 + Math.exp(-o));
    const [pb, qb] = [P[b]![i]![j]![c]!, Q[b]![i]![j]![c]!];
    out.set(s * (pb + qb) + (1 - s) * qb, b, i, j, c);
  }
  assertEquals(out.size, B * H * H * C);
  return [...out.values];
}

Deno.test("linearGatedFusion() is Eq. 4", () => {
  const [p, q] = [
    draw<tf.Rank.R4>([2, 4, 4, 3], "p"),
    draw<tf.Rank.R4>([2, 4, 4, 3], "q"),
  ];
  const weight = draw<tf.Rank.R2>([16, 16]);
  assertClose(
    linearGatedFusion({ encoder: p, decoder: q }, weight),
    slow(p, q, weight, 1),
  );
});

Deno.test("linearGatedFusion() decides for windows above 32×32", () => {
  const [p, q] = [
    draw<tf.Rank.R4>([1, 64, 64, 1], "p"),
    draw<tf.Rank.R4>([1, 64, 64, 1], "q"),
  ];
  // A gate of the window to the right, weighed by 1 and by 3.
  const shifted = tf.eye(1024).mirrorPad([[0, 0], [1, 0]], "reflect")
    .slice([0, 0], [1024, 1024]) as Tensor2D;
  const weight = shifted.mul<Tensor2D>(3).add<Tensor2D>(tf.eye(1024));
  const actual = linearGatedFusion({ encoder: p, decoder: q }, weight);
  const small = (x: Tensor4D) => tf.avgPool(x, 2, 2, "valid");
  const [W, sum] = [weight.arraySync(), small(p.add(q)).dataSync()];
  const gates = tf.tensor(
    Array.from(sum, (_, to) => {
      let o = 0;
      for (let from = 0; from < 1024; from++) o += sum[from]! * W[from]![to]!;
      return 1 / (1 + Math.exp(-o));
    }),
    [1, 32, 32, 1],
  ) as Tensor4D;
  const s = tf.image.resizeNearestNeighbor(gates, [64, 64]);
  assertClose(actual, s.mul(p.add(q)).add(tf.sub(1, s).mul(q)));
});

Deno.test("linearGatedFusion() has the right gradient", () => {
  // The second derivative of sigmoid is wrong in TensorFlow.js; see the README.
  const fused = (p: Tensor, q: Tensor, weight: Tensor) =>
    linearGatedFusion(
      { encoder: p as Tensor4D, decoder: q as Tensor4D },
      weight as Tensor2D,
    );
  const inputs = [
    draw([2, 3, 3, 2], "p"),
    draw([2, 3, 3, 2], "q"),
    draw([9, 9]).mul(0.3),
  ] as const;
  assertGradients(fused, inputs, {
    second: false,
  });
});

Deno.test("linearGatedFusion() has the right gradient through windows", () => {
  const fused = (p: Tensor, q: Tensor) =>
    linearGatedFusion(
      { encoder: p as Tensor4D, decoder: q as Tensor4D },
      tf.eye(1024),
    );
  const inputs = [
    draw([1, 64, 64, 1], "p"),
    draw([1, 64, 64, 1], "q"),
  ] as const;
  assertGradients(fused, inputs, {
    second: false,
  });
});

Deno.test("LinearGatedFusion starts half open, everywhere and for everything", () => {
  using fusion = new LinearGatedFusion({ size: 4 });
  const encoder = draw<tf.Rank.R4>([2, 4, 4, 2], "p");
  const decoder = draw<tf.Rank.R4>([2, 4, 4, 2], "q");
  const y = fusion.apply({ encoder, decoder });
  assertClose(y, decoder.add(encoder.div(2)));
  assertBatchIndependent((encoder, decoder) =>
    fusion.apply({
      encoder: encoder as Tensor4D,
      decoder: decoder as Tensor4D,
    }), [encoder, decoder]);
  assertLevel(() => fusion.apply({ encoder, decoder }));
});

Deno.test("LinearGatedFusion has one matrix of at most 1024 × 1024", () => {
  const shapes = [8, 32, 64, 256].map((size) => {
    using fusion = new LinearGatedFusion({ size });
    return fusion.weight.shape;
  });
  assertEquals(shapes, [[64, 64], [1024, 1024], [1024, 1024], [1024, 1024]]);
});

Deno.test("linearGatedFusion() says what does not fit", () => {
  const feature = (...shape: [number, number, number, number]) =>
    tf.zeros<tf.Rank.R4>(shape);
  const refused: Record<string, () => unknown> = {
    "Cannot use encoder of shape [1,4,4,3]: C is 3 here but 2 in decoder": () =>
      linearGatedFusion(
        { encoder: feature(1, 4, 4, 3), decoder: feature(1, 4, 4, 2) },
        tf.zeros([16, 16]),
      ),
    "Cannot use decoder of shape [1,4,2,2]: H is both 4 and 2": () =>
      linearGatedFusion(
        { encoder: feature(1, 4, 2, 2), decoder: feature(1, 4, 2, 2) },
        tf.zeros([16, 16]),
      ),
    "Cannot use weight of shape [9,9]: N is 9 here but 16 in the gate of 4×4 features":
      () =>
        linearGatedFusion(
          { encoder: feature(1, 4, 4, 2), decoder: feature(1, 4, 4, 2) },
          tf.zeros([9, 9]),
        ),
    "Cannot fuse features: a size above 32 must be a power of two, got 48":
      () => new LinearGatedFusion({ size: 48 }),
    ...Object.fromEntries([0, -1, 2.5, NaN].map((size) => [
      `Cannot fuse features: size must be a positive integer, got ${size}`,
      () => new LinearGatedFusion({ size }),
    ])),
  };
  for (const [message, run] of Object.entries(refused)) {
    assertEquals(assertThrows(run, RangeError).message, message);
  }
});
