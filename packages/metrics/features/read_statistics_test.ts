import { assert, assertEquals, assertRejects } from "@std/assert";
import { ZipError } from "@revisage/core";
import { fileURLToPath } from "node:url";
import { readPair } from "../testing/sets.ts";
import { storedNpz } from "../testing/stored_npz.ts";
import { withFolder } from "@tools/with-folder";
import { readStatistics } from "./read_statistics.ts";
import { computeStatistics } from "./statistics.ts";

const FIXTURES = fileURLToPath(new URL("../testdata/", import.meta.url));

Deno.test("pytorch-fid's statistics are read: deflated float64", async () => {
  const found = await readStatistics(`${FIXTURES}statistics.npz`);
  const { mean, covariance } = await computeStatistics(
    readPair("full").reference,
  );
  assertEquals(found.dimensions, 8);
  mean.forEach((x, i) => assert(Math.abs(found.mean[i]! - x) < 1e-15));
  covariance.forEach((x, i) =>
    assert(Math.abs(found.covariance[i]! - x) < 1e-14)
  );
});

Deno.test("stored float32 in Fortran's order is read, too", async () => {
  const found = await readStatistics(`${FIXTURES}statistics_float32.npz`);
  const exact = await readStatistics(`${FIXTURES}statistics.npz`);
  assertEquals(found.mean, exact.mean.map(Math.fround));
  assertEquals(found.covariance, exact.covariance.map(Math.fround));
});

/** Runs `test` with the path of a file that is not there yet. */
const withPath = (test: (path: string) => Promise<void>) =>
  withFolder((folder) => test(`${folder}/statistics.npz`));

const mu = { shape: "(2,)", values: [1, 2] };
const sigma = { shape: "(2, 2)", values: [1, 2, 2, 5] };

Deno.test("an archive by hand is read", () =>
  withPath(async (path) => {
    await Deno.writeFile(path, storedNpz({ mu, sigma }));
    assertEquals(await readStatistics(path), {
      mean: Float64Array.of(1, 2),
      covariance: Float64Array.of(1, 2, 2, 5),
      dimensions: 2,
    });
  }));

Deno.test("Fortran's order is turned into rows", () =>
  withPath(async (path) => {
    const turned = { ...sigma, values: [1, 2 + 1e-7, 2, 5], fortran: true };
    await Deno.writeFile(path, storedNpz({ mu, sigma: turned }));
    const { covariance } = await readStatistics(path);
    const mean = (2 + 1e-7) / 2 + 1; // Of both halves.
    assertEquals(covariance, Float64Array.of(1, mean, mean, 5));
  }));

const BROKEN: [string, Parameters<typeof storedNpz>[0], string][] = [
  ["no mu", { mean: mu }, "it must hold mu.npy, got mean.npy"],
  [
    "of two axes",
    { mu: sigma, sigma },
    "mu must have one axis, got [2,2]",
  ],
  [
    "of another size",
    { mu, sigma: { shape: "(1, 4)", values: [1, 2, 2, 5] } },
    "sigma must be [2,2], got [1,4]",
  ],
  [
    "not finite",
    { mu, sigma: { ...sigma, values: [1, 2, NaN, 5] } },
    "sigma must be finite, got NaN",
  ],
  [
    "not symmetric",
    { mu, sigma: { ...sigma, values: [1, 2, 3, 5] } },
    "sigma must be symmetric, got 2 at [0, 1] and 3 at [1, 0]",
  ],
];

for (const [name, arrays, why] of BROKEN) {
  Deno.test(`statistics that are ${name} are refused`, () =>
    withPath(async (path) => {
      await Deno.writeFile(path, storedNpz(arrays));
      const error = await assertRejects(() => readStatistics(path), ZipError);
      assertEquals(error.message, `Cannot read ${path}: ${why}`);
    }));
}

const BROKEN_ARRAYS: [Parameters<typeof storedNpz>[0][string], string][] = [
  [
    { ...mu, shape: "(3,)" },
    "it must have 24 bytes of numbers, got 16",
  ],
  [{ ...mu, shape: "(1,)" }, "it must have 8 bytes of numbers, got more"],
  [
    { ...mu, shape: "(99999999999,)" },
    "it must have 2 GiB at most, got 799999999992",
  ],
  [
    { ...mu, descr: ">f8" },
    "it must be an array of <f4 or <f8, got {'descr': '>f8', " +
    "'fortran_order': False, 'shape': (2,), }",
  ],
  [{ ...mu, magic: "NUMPY!" }, "it must begin as a .npy file does"],
];

for (const [array, why] of BROKEN_ARRAYS) {
  Deno.test(`of an array it says: ${why}`, () =>
    withPath(async (path) => {
      await Deno.writeFile(path, storedNpz({ mu: array, sigma }));
      const error = await assertRejects(() => readStatistics(path), ZipError);
      assertEquals(error.message, `Cannot read mu.npy of ${path}: ${why}`);
    }));
}

Deno.test("a damaged archive is refused", () =>
  withPath(async (path) => {
    const bytes = await Deno.readFile(`${FIXTURES}statistics.npz`);
    bytes.fill(0xff, 60, 90);
    await Deno.writeFile(path, bytes);
    await assertRejects(() => readStatistics(path), ZipError);
    await Deno.writeFile(path, bytes.subarray(0, 100));
    await assertRejects(() => readStatistics(path), ZipError);
  }));
