import { openSafetensors } from "@revisage/core";
import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(
  new URL("../../../../tests/fixtures/extractors.safetensors", import.meta.url),
);

/** What PyTorch and others gave: see tests/fixtures/make_extractors.py. */
export function expected(name: string): Float32Array {
  using file = openSafetensors(FILE);
  return file.read(name, "F32").data;
}

/** A file that the script made. */
export function bytes(name: string): Uint8Array<ArrayBuffer> {
  using file = openSafetensors(FILE);
  return new Uint8Array(file.read(name, "U8").data);
}

/**
 * Asserts that numbers are those of the fixture, or that its samples are among
 * them, within a part of the largest.
 */
export function assertNear(
  actual: ArrayLike<number>,
  name: string,
  tolerance = 1e-5,
): void {
  const wanted = expected(name);
  if (wanted.length > actual.length) assertEquals(actual.length, wanted.length);
  const isAll = wanted.length === actual.length;
  const largest = wanted.reduce((max, x) => Math.max(max, Math.abs(x)), 0);
  let gap = 0;
  wanted.forEach((value, i) => {
    const at = isAll ? i : i * 7919 % actual.length;
    gap = Math.max(gap, Math.abs(actual[at]! - value));
  });
  assert(
    largest > 0 && gap <= tolerance * largest,
    `${name} must be within ${tolerance} of ${largest}, got ${gap / largest}`,
  );
}
