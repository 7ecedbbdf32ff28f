import { assertEquals, assertThrows } from "@std/assert";
import { DTYPES, type StoredTensor } from "./dtype.ts";
import { encodeSafetensors } from "./write_safetensors.ts";

Deno.test("what the format cannot hold is refused by name", () => {
  const w = { dtype: "F32", shape: [1], data: new Float32Array(1) };
  const cases: [[string, unknown][], string][] = [
    [
      [["__metadata__", w]],
      'a name must be Unicode and not __metadata__, got "__metadata__"',
    ],
    [
      [["\udc00", w]],
      'a name must be Unicode and not __metadata__, got "\\udc00"',
    ],
    [[["w", w], ["w", w]], 'each name must be given once, got "w" twice'],
    [
      [["w", { ...w, dtype: "F128" }]],
      `dtype of "w" must be one of ${DTYPES}, got "F128"`,
    ],
    [
      [["w", { ...w, shape: [-1] }]],
      'shape of "w" must list whole numbers from 0, got [-1]',
    ],
    [
      [["w", { ...w, shape: [2 ** 50] }]],
      'shape of "w" must hold less than 2^53 bits, got [1125899906842624]',
    ],
    [
      [["w", { ...w, dtype: "F4", shape: [1] }]],
      'shape of "w" must fill whole bytes of F4, got [1]',
    ],
    [
      [["w", { ...w, data: [1] }]],
      'data of "w" must be Float32Array of 1, got [1]',
    ],
    [
      [["w", { ...w, dtype: "F16", data: new Uint16Array(1) }]],
      'data of "w" must be Float16Array of 1, got Uint16Array of 1',
    ],
  ];
  for (const [tensors, why] of cases) {
    const error = assertThrows(
      () => encodeSafetensors(tensors as [string, StoredTensor][]),
      TypeError,
    );
    assertEquals(error.message, `Cannot write safetensors: ${why}`);
  }
});

Deno.test("metadata that is no text is refused", () => {
  for (const text of [3, "\ud800"]) {
    const metadata = { step: text } as Record<string, string>;
    const error = assertThrows(
      () => encodeSafetensors([], { metadata }),
      TypeError,
    );
    assertEquals(
      error.message,
      "Cannot write safetensors: metadata must map texts to texts, " +
        `got ${JSON.stringify(text)}`,
    );
  }
});

Deno.test("a header over the limit is refused before anything is written", () => {
  const metadata = { text: "x".repeat(100_000_000) };
  const error = assertThrows(
    () => encodeSafetensors([], { metadata }),
    RangeError,
  );
  assertEquals(
    error.message,
    "Cannot write safetensors: header length must be at most 100000000, " +
      "got 100000032",
  );
});
