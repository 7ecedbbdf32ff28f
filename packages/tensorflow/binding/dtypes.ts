/** The numbers that TensorFlow gives to its types (`TF_DataType`). */
export const DTYPES = {
  float32: 1,
  float64: 2,
  int32: 3,
  uint8: 4,
  int16: 5,
  int8: 6,
  string: 7,
  complex64: 8,
  int64: 9,
  bool: 10,
  bfloat16: 14,
  uint16: 17,
  float16: 19,
  resource: 20,
  uint32: 22,
  uint64: 23,
} as const;

/** A type of TensorFlow. TensorFlow.js knows only some of them. */
export type NativeDType = keyof typeof DTYPES;

const NAMES = new Map<number, NativeDType>(
  Object.entries(DTYPES).map(([name, code]) => [code, name as NativeDType]),
);

/** The name of a `TF_DataType`, for messages and reports. */
export function dtypeName(code: number): NativeDType {
  const name = NAMES.get(code);
  if (name === undefined) {
    throw new Error(`Cannot use TensorFlow's type ${code}: it is not known`);
  }
  return name;
}
