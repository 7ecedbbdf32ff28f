import { assertEquals, assertThrows } from "@std/assert";
import { ValueCache } from "./value_cache.ts";

const A = "aa".repeat(32), B = "bb".repeat(32), C = "0c".repeat(32);
const FORMAT = { width: 2, dtype: "float64" } as const;

function inFolder(run: (folder: string) => void): void {
  const folder = Deno.makeTempDirSync();
  try {
    run(`${folder}/values`);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

Deno.test("ValueCache gives back what was kept, to the last bit, after a restart too", () => {
  inFolder((folder) => {
    const first = ValueCache.open(folder, FORMAT);
    first.set(A, [1 / 3, Infinity]);
    first.set(B, [-0, 5e-324]);
    assertEquals(first.get(A), Float64Array.of(1 / 3, Infinity));
    first[Symbol.dispose]();
    using second = ValueCache.open(folder, FORMAT);
    assertEquals([second.size, second.has(A), second.has(C)], [2, true, false]);
    assertEquals(second.get(A), Float64Array.of(1 / 3, Infinity));
    assertEquals(second.get(B), Float64Array.of(-0, 5e-324));
    assertEquals(second.get(C), undefined);
  });
});

Deno.test("ValueCache keeps the first of two values, and float32 if told so", () => {
  inFolder((folder) => {
    using cache = ValueCache.open(folder, { width: 1, dtype: "float32" });
    cache.set(A, [0.1]);
    cache.set(A, [7]);
    assertEquals(cache.get(A), Float32Array.of(0.1));
  });
});

Deno.test("ValueCache passes over a record that is cut or damaged, and keeps the others", () => {
  inFolder((folder) => {
    const first = ValueCache.open(folder, FORMAT);
    for (const key of [A, B, C]) first.set(key, [1, 2]);
    first[Symbol.dispose]();
    const [{ name }] = [...Deno.readDirSync(folder)] as [Deno.DirEntry];
    const bytes = Deno.readFileSync(`${folder}/${name}`);
    bytes[40]! ^= 1; // In the numbers of A.
    Deno.writeFileSync(`${folder}/${name}`, bytes.subarray(0, -3));
    using second = ValueCache.open(folder, FORMAT);
    assertEquals([A, B, C].map((key) => second.has(key)), [false, true, false]);
    second.set(C, [3, 4]);
    assertEquals(second.get(C), Float64Array.of(3, 4));
    using third = ValueCache.open(folder, FORMAT);
    assertEquals(third.get(C), Float64Array.of(3, 4));
  });
});

Deno.test("ValueCache lets two processes write at a time", () => {
  inFolder((folder) => {
    using one = ValueCache.open(folder, FORMAT);
    using other = ValueCache.open(folder, FORMAT);
    for (let i = 0; i < 50; i++) {
      const key = i.toString(16).padStart(64, "0");
      (i % 2 ? one : other).set(key, [i, -i]);
    }
    using all = ValueCache.open(folder, FORMAT);
    assertEquals(all.size, 50);
    const key = (33).toString(16).padStart(64, "0");
    assertEquals(all.get(key), Float64Array.of(33, -33));
  });
});

Deno.test("ValueCache says what is wrong", () => {
  inFolder((folder) => {
    using cache = ValueCache.open(folder, FORMAT);
    assertThrows(
      () => cache.set(A, [1]),
      RangeError,
      "Cannot keep values: there must be 2, got 1",
    );
    Deno.writeTextFileSync(`${folder}/file`, "");
    assertThrows(
      () => ValueCache.open(`${folder}/file`, FORMAT),
      Error,
      `Cannot use the cache ${folder}/file: `,
    );
  });
});
