import { Rng } from "@revisage/core";
import { assert, assertEquals } from "@std/assert";
import { forwardDct, inverseDct, inverseDctOfMean } from "./dct.ts";

/** The transform as T.81, A.3.3 writes it, times eight. */
function slowDct(samples: Int32Array): number[] {
  const scale = (u: number) => u === 0 ? Math.SQRT1_2 : 1;
  const wave = (x: number, u: number) =>
    Math.cos((2 * x + 1) * u * Math.PI / 16);
  return Array.from({ length: 64 }, (_, i) => {
    const [u, v] = [i % 8, Math.floor(i / 8)];
    let sum = 0;
    samples.forEach((sample, j) => {
      sum += sample * wave(j % 8, u) * wave(Math.floor(j / 8), v);
    });
    return 2 * scale(u) * scale(v) * sum;
  });
}

function anyBlock(rng: Rng): Int32Array {
  return Int32Array.from({ length: 64 }, () => rng.integer(-128, 128));
}

Deno.test("forwardDct() is within rounding of the formula", () => {
  const rng = new Rng(1);
  for (let i = 0; i < 20; i++) {
    const block = anyBlock(rng);
    const expected = slowDct(block);
    forwardDct(block);
    block.forEach((value, at) => {
      assert(Math.abs(value - expected[at]!) < 2, `${value} ${expected[at]}`);
    });
  }
});

Deno.test("inverseDct() brings the samples back, into their place only", () => {
  const rng = new Rng(2);
  for (let i = 0; i < 20; i++) {
    const samples = anyBlock(rng);
    const block = samples.slice();
    forwardDct(block);
    for (let at = 0; at < 64; at++) block[at] = Math.round(block[at]! / 8);
    const out = new Uint8Array(12 * 10).fill(7);
    inverseDct(block, out, 13, 12);
    out.forEach((value, at) => {
      const [x, y] = [at % 12 - 1, Math.floor(at / 12) - 1];
      const inside = x >= 0 && x < 8 && y >= 0 && y < 8;
      if (!inside) assertEquals(value, 7);
      else assert(Math.abs(value - 128 - samples[8 * y + x]!) <= 2);
    });
  }
});

Deno.test("inverseDct() stops at black and white", () => {
  for (const [mean, sample] of [[-3000, 0], [3000, 255]] as const) {
    const block = new Int32Array(64);
    block[0] = mean;
    const out = new Uint8Array(64);
    inverseDct(block, out, 0, 8);
    assertEquals(out, new Uint8Array(64).fill(sample));
  }
});

Deno.test("inverseDctOfMean() is inverseDct() of a mean alone", () => {
  for (let mean = -1200; mean <= 1200; mean++) {
    const block = new Int32Array(64);
    block[0] = mean;
    const [expected, out] = [new Uint8Array(100), new Uint8Array(100)];
    inverseDct(block, expected, 3, 11);
    inverseDctOfMean(mean, out, 3, 11);
    assertEquals(out, expected);
  }
});
