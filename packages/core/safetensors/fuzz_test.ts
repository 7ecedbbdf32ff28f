import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import * as fc from "fast-check";
import { withFolder } from "@tools/with-folder";
import type { StoredTensor } from "./dtype.ts";
import {
  openSafetensors,
  parseSafetensors,
  type SafetensorsFile,
} from "./safetensors_file.ts";
import { SafetensorsError } from "./safetensors_error.ts";
import { encodeSafetensors } from "./write_safetensors.ts";

const TENSORS: readonly [string, StoredTensor][] = [
  ["conv.weight", {
    dtype: "F32",
    shape: [2, 3],
    data: new Float32Array([1, 2, 3, 4, 5, 6]),
  }],
  ["conv.bias", { dtype: "F16", shape: [3], data: new Float16Array(3) }],
  ["step", { dtype: "I64", shape: [], data: BigInt64Array.of(9n) }],
  ["empty", { dtype: "U8", shape: [0, 4], data: new Uint8Array() }],
  ["packed", { dtype: "F4", shape: [4], data: new Uint8Array([1, 2]) }],
];
const GOOD: Uint8Array = encodeSafetensors(TENSORS, {
  metadata: { format: "pt" },
});
const HEADER_END = 8 + Number(new DataView(GOOD.buffer).getBigUint64(0, true));

/** Texts that break parsers, put in place of something in the header. */
const NASTY = ["-1", "1e9", "0.5", "9007199254740993", "18446744073709551616"]
  .concat(["{}", "[", "}", '"', "\\", "null", '"F32"', '"step":', "\u0000"])
  .concat([",", "[".repeat(40), '"__metadata__":{"a":1},', "\\ud800", "NaN"]);

type Mutation = (bytes: Uint8Array) => Uint8Array;

function splice(
  bytes: Uint8Array,
  at: number,
  removed: number,
  added: Iterable<number>,
): Uint8Array {
  const start = Math.min(at, bytes.length);
  return Uint8Array.from([
    ...bytes.subarray(0, start),
    ...added,
    ...bytes.subarray(start + removed),
  ]);
}

/** Mends the length in front, so that a changed header is read as a whole. */
function withHeaderLength(bytes: Uint8Array, grown: number): Uint8Array {
  if (bytes.length < 8) return bytes;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(HEADER_END - 8 + grown), true);
  return bytes;
}

const inFile = fc.nat(GOOD.length);
const inHeader = fc.integer({ min: 8, max: HEADER_END });
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  // A byte changes anywhere, or in the eight of the length.
  fc.tuple(fc.oneof(inFile, fc.nat(7)), fc.nat(255))
    .map(([at, byte]) => (b: Uint8Array) => splice(b, at, 1, [byte])),
  fc.tuple(fc.integer({ min: HEADER_END, max: GOOD.length - 1 }), fc.nat(255))
    .map(([at, byte]) => (b: Uint8Array) => splice(b, at, 1, [byte])),
  // The file is cut, or grows.
  inFile.map((at) => (b: Uint8Array) => b.slice(0, at)),
  fc.uint8Array({ maxLength: 40, minLength: 1 })
    .map((tail) => (b: Uint8Array) => splice(b, b.length, 0, tail)),
  // A part is copied to elsewhere.
  fc.tuple(inFile, inFile, fc.nat(64)).map(
    ([from, to, size]) => (b: Uint8Array) =>
      splice(b, to, size, b.slice(from, from + size)),
  ),
  // The header says something else, and its length is right.
  fc.tuple(inHeader, fc.nat(12), fc.constantFrom(...NASTY)).map((
    [at, removed, text],
  ) =>
  (b: Uint8Array) =>
    withHeaderLength(
      splice(b, at, removed, new TextEncoder().encode(text)),
      text.length - removed,
    )
  ),
  // A number in the header becomes another.
  fc.tuple(inHeader, fc.constantFrom(...NASTY.slice(0, 5), "0", "1", "12"))
    .map(([from, text]) => (b: Uint8Array) => replaceNumber(b, from, text)),
);

function replaceNumber(
  bytes: Uint8Array,
  from: number,
  text: string,
): Uint8Array {
  const header = new TextDecoder().decode(bytes.subarray(from, HEADER_END));
  const match = /\d+/.exec(header);
  if (match === null) return bytes;
  const added = new TextEncoder().encode(text);
  const changed = splice(bytes, from + match.index, match[0].length, added);
  return withHeaderLength(changed, text.length - match[0].length);
}

/** What a file that was accepted must still be: whole, and without overlap. */
function checkAccepted(file: SafetensorsFile, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const data = bytes.subarray(8 + Number(view.getBigUint64(0, true)));
  let end = 0;
  for (const [name, entry] of file.entries) {
    assertEquals(entry.begin, end);
    end = entry.end;
    const { data: array } = file.read(name);
    assertEquals(
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
      data.subarray(entry.begin, entry.end),
    );
  }
  assertEquals(end, data.length);
}

/** Opens, and says whether the file was taken for good. */
function survives(open: () => SafetensorsFile, bytes: Uint8Array): boolean {
  try {
    using file = open();
    checkAccepted(file, bytes);
    return true;
  } catch (error) {
    if (!(error instanceof SafetensorsError)) throw error;
    assertStringIncludes(error.message, "Cannot read ");
    assertStringIncludes(error.message, "evil.safetensors");
    assert(error.message.length < 500, "the message floods the terminal");
    return false;
  }
}

function mutated(mutations: readonly Mutation[]): Uint8Array {
  return mutations.reduce((bytes, mutate) => mutate(bytes), GOOD);
}

const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });

Deno.test("2,000 broken files in memory: an error that names it, or its bytes", () => {
  const started = performance.now();
  let accepted = 0;
  const rss = Deno.memoryUsage().rss;
  fc.assert(
    fc.property(mutations, (mutations) => {
      const bytes = mutated(mutations);
      const open = () => parseSafetensors(bytes, "evil.safetensors");
      if (survives(open, bytes)) accepted++;
    }),
    { numRuns: 2000, seed: 1 },
  );
  // Both ways are walked: a flipped data byte is a good file of other values.
  assert(accepted > 50 && accepted < 1000, `${accepted} accepted`);
  assert(performance.now() - started < 20_000, "too slow");
  assert(Deno.memoryUsage().rss - rss < 256 * 2 ** 20, "too much memory");
});

Deno.test("300 broken files on the disk: the same", () =>
  withFolder((folder) => {
    const path = `${folder}/evil.safetensors`;
    fc.assert(
      fc.property(mutations, (mutations) => {
        const bytes = mutated(mutations);
        Deno.writeFileSync(path, bytes);
        survives(() => openSafetensors(path), bytes);
      }),
      { numRuns: 300, seed: 2 },
    );
  }));

Deno.test("a header of 100 MB is judged within seconds", () => {
  const bytes = new Uint8Array(100_000_000).fill("[".charCodeAt(0));
  const length = BigInt(bytes.length - 8);
  new DataView(bytes.buffer).setBigUint64(0, length, true);
  for (const start of ['{"a":', '{"a":"']) {
    bytes.set(new TextEncoder().encode(start), 8);
    const started = performance.now();
    const open = () => parseSafetensors(bytes, "evil.safetensors");
    assertEquals(survives(open, bytes), false);
    assert(performance.now() - started < 20_000, "too slow");
  }
});
