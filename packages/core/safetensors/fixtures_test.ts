import { assertEquals } from "@std/assert";
import type { StoredTensor } from "./dtype.ts";
import { toFloat32 } from "./float32.ts";
import { parseSafetensors, type SafetensorsFile } from "./safetensors_file.ts";
import { encodeSafetensors } from "./write_safetensors.ts";

// Python's safetensors wrote these: see testdata/make_fixtures.py.
const NAMES = ["floats", "integers", "small_floats", "names"];

function fixture(name: string): Uint8Array {
  const path = `${import.meta.dirname}/testdata/${name}.safetensors`;
  return Deno.readFileSync(path);
}

function readAll(file: SafetensorsFile): [string, StoredTensor][] {
  return Array.from(file.entries.keys(), (name) => [name, file.read(name)]);
}

/** Every bit, NaN and the sign of zero included. */
function bytesOf({ data }: StoredTensor): number[] {
  return [...new Uint8Array(data.buffer, data.byteOffset, data.byteLength)];
}

for (const name of NAMES) {
  Deno.test(`${name}.safetensors written again has Python's bytes`, () => {
    const bytes = fixture(name);
    const file = parseSafetensors(bytes, name);
    const hasMetadata = Object.keys(file.metadata).length > 0;
    const options = hasMetadata ? { metadata: file.metadata } : {};
    assertEquals(encodeSafetensors(readAll(file).reverse(), options), bytes);
  });
}

Deno.test("floats of every size have Python's values", () => {
  const file = parseSafetensors(fixture("floats"));
  const values = [0, -0, 1, -2.5, 1e-7, Infinity, -Infinity, NaN];
  assertEquals(file.metadata.format, "np");
  assertEquals(file.read("f64", "F64").data, new Float64Array(values));
  assertEquals(file.read("f32", "F32").data, new Float32Array(values));

  const half = file.read("f16", "F16");
  assertEquals(half.shape, [2, 4]);
  // 1e-7 lies between subnormal numbers of float16.
  const subnormal = values.with(4, 2 * 2 ** -24);
  assertEquals(toFloat32(half), new Float32Array(subnormal));

  const brain = toFloat32(file.read("bf16", "BF16"));
  assertEquals(brain, new Float32Array(values.with(4, 215 * 2 ** -31)));
});

Deno.test("integers keep their extremes", () => {
  const file = parseSafetensors(fixture("integers"));
  const values = Object.fromEntries(
    readAll(file).map(([name, { data }]) => [name, [...data]]),
  );
  assertEquals(values, {
    int8: [-128, 127, 7],
    uint8: [0, 255, 7],
    int16: [-32768, 32767, 7],
    uint16: [0, 65535, 7],
    int32: [-2147483648, 2147483647, 7],
    uint32: [0, 4294967295, 7],
    int64: [-(2n ** 63n), 2n ** 63n - 1n, 7n],
    uint64: [0n, 2n ** 64n - 1n, 7n],
    bool: [1, 0, 1],
  });
});

Deno.test("dtypes without a JavaScript number keep their bits", () => {
  const file = parseSafetensors(fixture("small_floats"));
  const found = readAll(file).map(([, tensor]) =>
    [tensor.dtype, tensor.shape, bytesOf(tensor)] as const
  ).slice(1);
  assertEquals(found, [
    ["F8_E5M2FNUZ", [2], [0x40, 0x80]],
    ["F8_E4M3FNUZ", [2], [0x40, 0x80]],
    ["F8_E8M0", [2], [0x7f, 0xff]],
    ["F8_E4M3", [2], [0x38, 0xff]],
    ["F8_E5M2", [2], [0x3c, 0xfc]],
    ["F4", [1, 4], [0x21, 0x43]],
  ]);
  const complex = file.read("complex64", "C64");
  assertEquals(complex.shape, [2]);
  assertEquals(complex.data, new Float32Array([1, 2, 0, -3]));
});

Deno.test("names and metadata may hold any Unicode text", () => {
  const file = parseSafetensors(fixture("names"));
  const values = readAll(file).map(([name, { data }]) => [name, ...data]);
  assertEquals(values, [
    ["empty"],
    ["scalar", 3.5],
    ["", 5],
    ["10", 7],
    ["9", 8],
    ["__proto__", 6],
    ['a/quote"\\', 1],
    ["ö\x07\u2028", 2],
    ["\uff5e", 3],
    ["\u{1f600}", 4],
  ]);
  assertEquals(file.entries.get("scalar")?.shape, []);
  assertEquals(file.entries.get("empty")?.shape, [0, 3]);
  assertEquals({ ...file.metadata }, { 'a"b': "\té\u{1f600}" });
  assertEquals(file.metadata.constructor, undefined);
});
