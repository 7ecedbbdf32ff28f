import { bytes, file, tensor, tensors, testRefused } from "./testing/forge.ts";

const ALL = "BOOL,F4,F6_E2M3,F6_E3M2,U8,I8,F8_E5M2,F8_E4M3,F8_E8M0," +
  "F8_E4M3FNUZ,F8_E5M2FNUZ,I16,U16,F16,BF16,I32,U32,F32,C64,F64,I64,U64";

const HOSTILE: [string, Uint8Array, string][] = [
  [
    "a name that is no Unicode",
    file('{"\\ud800":{}}'),
    'a name must be Unicode, got "\\ud800"',
  ],
  [
    "a tensor that is no object",
    tensors({ w: 3 }),
    'tensor "w" must have exactly dtype,shape,data_offsets, got 3',
  ],
  [
    "a field that is missing",
    tensors({ w: { dtype: "U8" } }),
    'tensor "w" must have exactly dtype,shape,data_offsets, ' +
    'got {"dtype":"U8"}',
  ],
  [
    "a field that nobody knows",
    tensors({ w: { ...Object(bytes(0, 1)), k: 1 } }, 1),
    'tensor "w" must have exactly dtype,shape,data_offsets, ' +
    'got {"dtype":"U8","shape":[1],"data_offsets":[0,1],"k":1}',
  ],
  [
    "an unknown dtype",
    tensor({ dtype: "F128" }),
    `dtype of "w" must be one of ${ALL}, got "F128"`,
  ],
  [
    "a dtype that every object has",
    tensor({ dtype: "constructor" }),
    `dtype of "w" must be one of ${ALL}, got "constructor"`,
  ],
  ...["-2", "1.5", "1e300", "-0", '"2"', "null", "9007199254740993"].map(
    (size): [string, Uint8Array, string] => [
      `an axis of ${size}`,
      file(`{"w":{"dtype":"U8","shape":[${size}],"data_offsets":[0,8]}}`, 8),
      'shape of "w" must list whole numbers from 0, got ' +
      JSON.stringify(JSON.parse(`[${size}]`)),
    ],
  ),
  [
    "a shape whose product overflows",
    tensor({ shape: [2 ** 40, 2 ** 40, 0] }),
    'shape of "w" must hold less than 2^53 bits, ' +
    "got [1099511627776,1099511627776,0]",
  ],
  [
    "a shape that ends inside a byte",
    tensor({ dtype: "F4", shape: [3] }),
    'shape of "w" must fill whole bytes of F4, got [3]',
  ],
  [
    "offsets that are no pair",
    tensor({ data_offsets: [0, 8, 8] }),
    'data_offsets of "w" must be two byte counts, got [0,8,8]',
  ],
  [
    "offsets that run backward",
    tensor({ data_offsets: [8, 0] }),
    'data_offsets of "w" must not run backward, got [8,0]',
  ],
  [
    "a size that is not the shape's",
    tensor({ data_offsets: [0, 7] }),
    'data_offsets of "w" must span 8 bytes for F32 [2], got [0,7]',
  ],
  [
    "tensors that overlap",
    tensors({ a: bytes(0, 4), b: bytes(3, 8) }, 8),
    '"b" must begin at byte 4 of the data, got 3: an overlap',
  ],
  [
    "tensors at the same place",
    tensors({ a: bytes(0, 4), b: bytes(0, 4) }, 4),
    '"b" must begin at byte 4 of the data, got 0: an overlap',
  ],
  [
    "a hole between tensors",
    tensors({ a: bytes(0, 4), b: bytes(5, 8) }, 8),
    '"b" must begin at byte 4 of the data, got 5: a hole',
  ],
  [
    "a hole before the first tensor",
    tensors({ a: bytes(1, 4) }, 4),
    '"a" must begin at byte 0 of the data, got 1: a hole',
  ],
  [
    "a tensor beyond the file",
    tensor({}, 7),
    '"w" must end within the 7 bytes of data, got 8',
  ],
  [
    "bytes after the last tensor",
    tensor({}, 9),
    "data must be 8 bytes, as the header says, got 9",
  ],
  [
    "bytes without a tensor",
    file("{}", 1),
    "data must be 0 bytes, as the header says, got 1",
  ],
];

for (const forged of HOSTILE) testRefused(...forged);
