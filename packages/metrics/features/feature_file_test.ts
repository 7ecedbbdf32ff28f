import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import {
  SafetensorsError,
  type TensorSource,
  writeSafetensors,
} from "@revisage/core";
import { withFolder } from "@tools/with-folder";
import { readFeatures, writeFeatures } from "./feature_file.ts";

const source = { name: "sface", digest: "ab".repeat(32) };

/** Runs `test` with the path of a file that is not there yet. */
const withPath = (test: (path: string) => Promise<void>) =>
  withFolder((folder) => test(`${folder}/features.safetensors`));

for (const View of [Float32Array, Float64Array]) {
  Deno.test(`features come back as they were: ${View.name}`, () =>
    withPath(async (path) => {
      const data = View.of(0.1, -2, 3e-40, 4, 5, 6);
      const features = { data, count: 3, dimensions: 2 };
      await writeFeatures(path, { features, source });
      assertEquals(readFeatures(path), { features, source });
    }));
}

Deno.test("no images at all can be saved, too", () =>
  withPath(async (path) => {
    const features = { data: new Float32Array(), count: 0, dimensions: 7 };
    await writeFeatures(path, { features, source });
    assertEquals(readFeatures(path), { features, source });
  }));

Deno.test("what is not finite is not saved", () =>
  withPath(async (path) => {
    const features = { data: Float32Array.of(NaN), count: 1, dimensions: 1 };
    const error = await assertRejects(
      () => writeFeatures(path, { features, source }),
      RangeError,
    );
    assertEquals(
      error.message,
      "Cannot use features: row 0, column 0 must be finite, got NaN",
    );
    assertThrows(() => readFeatures(path), Deno.errors.NotFound);
  }));

const metadata = { extractor: "sface", digest: "ab" };
const BROKEN: [string, TensorSource, Record<string, string>, string][] = [
  [
    "features",
    { dtype: "I32", shape: [1, 1], data: Int32Array.of(1) },
    metadata,
    'tensor "features" must be F32 or F64 of two axes, got I32 [1,1]',
  ],
  [
    "features",
    { dtype: "F32", shape: [2], data: Float32Array.of(1, 2) },
    metadata,
    'tensor "features" must be F32 or F64 of two axes, got F32 [2]',
  ],
  [
    "features",
    { dtype: "F32", shape: [1, 1], data: Float32Array.of(1) },
    { extractor: "sface" },
    "metadata must name the extractor and its digest, got none",
  ],
  [
    "feature",
    { dtype: "F32", shape: [1, 1], data: Float32Array.of(1) },
    metadata,
    'no tensor "features", did you mean "feature"?',
  ],
];

for (const [name, tensor, metadata, why] of BROKEN) {
  Deno.test(`reading says: ${why}`, () =>
    withPath(async (path) => {
      await writeSafetensors(path, [[name, tensor]], { metadata });
      const error = assertThrows(() => readFeatures(path), SafetensorsError);
      assertEquals(error.message, `Cannot read ${path}: ${why}`);
    }));
}

Deno.test("reading names the file in which a number is not finite", () =>
  withPath(async (path) => {
    const data = Float32Array.of(1, Infinity);
    await writeSafetensors(path, [
      ["features", { dtype: "F32", shape: [2, 1], data }],
    ], { metadata });
    const error = assertThrows(() => readFeatures(path), RangeError);
    assertEquals(
      error.message,
      `Cannot use ${path}: row 1, column 0 must be finite, got Infinity`,
    );
  }));
