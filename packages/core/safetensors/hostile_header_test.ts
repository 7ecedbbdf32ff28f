import {
  bytes,
  file,
  lengthOf,
  tensor,
  tensors,
  testRefused,
} from "./testing/forge.ts";

const HOSTILE: [string, Uint8Array, string][] = [
  [
    "an empty file",
    new Uint8Array(),
    "size must be at least 8 bytes, got 0",
  ],
  [
    "a header over the limit",
    lengthOf(2n ** 64n - 1n),
    "header length must be at most 100000000, got 18446744073709551615",
  ],
  [
    "a header longer than the file",
    lengthOf(100n, 10),
    "header length must be at most 10, the rest of the file, got 100",
  ],
  [
    "a header that is not UTF-8",
    file(new Uint8Array([0x7b, 0xff, 0x7d])),
    "header must be UTF-8",
  ],
  [
    "a header with a byte order mark",
    file("\ufeff{}"),
    'header must be an object and begin with {, got "\ufeff{}"',
  ],
  [
    "a header that is a list",
    file("[]"),
    'header must be an object and begin with {, got "[]"',
  ],
  [
    "an empty header",
    file(""),
    'header must be an object and begin with {, got ""',
  ],
  [
    "a header cut short",
    file("{"),
    "header must be JSON: Expected property name or '}' in JSON " +
    "at position 1 (line 1 column 2)",
  ],
  [
    "a deeply nested header",
    file('{"a":'.repeat(100_000)),
    "header must nest at most 3 deep, got more at 15",
  ],
  [
    "a header nested in lists",
    tensor({ shape: [[[]]] }),
    "header must nest at most 3 deep, got more at 29",
  ],
  [
    "a name given twice",
    file(`{"a":${JSON.stringify(bytes(0, 1))},"\\u0061":0}`, 1),
    'header must give each key once, got "a" twice',
  ],
  [
    "a field given twice",
    file('{"w":{"dtype":"U8","dtype":"I8"}}'),
    'header must give each key once, got "dtype" twice',
  ],
  [
    "metadata that is no map",
    tensors({ __metadata__: ["a"] }),
    '__metadata__ must map texts to texts, got ["a"]',
  ],
  [
    "metadata that is no text",
    tensors({ __metadata__: { step: 3 } }),
    '__metadata__ must map texts to texts, got {"step":3}',
  ],
];

for (const forged of HOSTILE) testRefused(...forged);
