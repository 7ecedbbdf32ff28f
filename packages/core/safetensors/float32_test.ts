import { assertEquals, assertStrictEquals } from "@std/assert";
import { fromFloat32, toFloat32 } from "./float32.ts";

const ALL_CODES = Uint16Array.from({ length: 65536 }, (_, code) => code);

/** The value of a 16-bit code by the definition of the IEEE formats. */
function valueOf(code: number, mantissaBits: number): number {
  const sign = code >= 0x8000 ? -1 : 1;
  const exponentBits = 15 - mantissaBits;
  const bias = 2 ** (exponentBits - 1) - 1;
  const exponent = (code & 0x7fff) >> mantissaBits;
  const fraction = (code % 2 ** mantissaBits) / 2 ** mantissaBits;
  if (exponent === 2 ** exponentBits - 1) {
    return fraction === 0 ? sign * Infinity : NaN;
  }
  return exponent === 0
    ? sign * fraction * 2 ** (1 - bias)
    : sign * (1 + fraction) * 2 ** (exponent - bias);
}

/** Every finite value, doubled midpoints between neighbors, and beyond. */
function tiesAndNeighbors(mantissaBits: number): number[] {
  const largest = (2 ** (15 - mantissaBits) - 1 << mantissaBits) - 1;
  const inputs: number[] = [];
  for (let code = 0; code <= largest; code++) {
    const low = valueOf(code, mantissaBits);
    const step = code === largest
      ? low - valueOf(code - 1, mantissaBits)
      : valueOf(code + 1, mantissaBits) - low;
    const tie = low + step / 2;
    inputs.push(low, low + step * 0.4375, tie, low + step * 0.5625);
  }
  return inputs;
}

for (const [dtype, mantissaBits] of [["F16", 10], ["BF16", 7]] as const) {
  Deno.test(`${dtype}: all 65,536 codes become their exact values`, () => {
    const data = dtype === "F16" ? new Float16Array(ALL_CODES.buffer) : null;
    const values = data === null
      ? toFloat32({ dtype: "BF16", shape: [65536], data: ALL_CODES })
      : toFloat32({ dtype: "F16", shape: [65536], data });
    const expected = Float32Array.from(
      ALL_CODES,
      (code) => valueOf(code, mantissaBits),
    );
    assertEquals(values.every((v, i) => Object.is(v, expected[i])), true);
  });

  Deno.test(`${dtype}: rounds to the nearest, ties to even`, () => {
    const inputs = Float32Array.from(tiesAndNeighbors(mantissaBits));
    const { data } = fromFloat32(dtype, [inputs.length], inputs);
    const codes = new Uint16Array(data.buffer);
    inputs.forEach((input, i) => {
      const code = i >> 2; // Four inputs from each code upward.
      const up = i % 4 === 3 || (i % 4 === 2 && code % 2 === 1);
      assertStrictEquals(codes[i], code + (up ? 1 : 0), `${input}`);
    });
  });

  Deno.test(`${dtype}: the sign, infinities and NaN survive`, () => {
    const values = new Float32Array([-0, -1.5, -Infinity, Infinity, NaN]);
    assertEquals(toFloat32(fromFloat32(dtype, [5], values)), values);
  });
}

Deno.test("BF16: a NaN whose upper half looks infinite stays NaN", () => {
  const value = new Float32Array(new Uint32Array([0x7f800001]).buffer);
  assertEquals(fromFloat32("BF16", [1], value).data[0], 0x7fc0);
});

Deno.test("BF16: reads a part of a larger buffer", () => {
  const value = new Float32Array([1, 2, 3]).subarray(1, 2);
  assertEquals([...fromFloat32("BF16", [1], value).data], [0x4000]);
});

Deno.test("F32 is passed through without a copy", () => {
  const values = new Float32Array([1, NaN]);
  const tensor = fromFloat32("F32", [2], values);
  assertStrictEquals(tensor.data, values);
  assertStrictEquals(toFloat32(tensor), values);
});
