import type { Tensor } from "@tensorflow/tfjs";

/** Types that TensorFlow's collective operations and TensorFlow.js share. */
const TYPES: readonly string[] = ["float32", "int32"];

/**
 * Checks that tensors can be sent.
 *
 * @throws {TypeError} Naming the first that cannot.
 */
export function checkTypes(call: string, tensors: readonly Tensor[]): void {
  tensors.forEach(({ dtype }, i) => {
    if (TYPES.includes(dtype)) return;
    throw new TypeError(
      `Cannot ${call}: tensors[${i}] must be float32 or int32, got ${dtype}`,
    );
  });
}

/**
 * Checks that tensors can be averaged.
 *
 * @throws {TypeError} Naming the first that cannot.
 */
export function checkMeans(call: string, tensors: readonly Tensor[]): void {
  const i = tensors.findIndex(({ dtype }) => dtype === "int32");
  if (i < 0) return;
  throw new TypeError(
    `Cannot ${call}: tensors[${i}] must be float32 to be averaged, got int32, ` +
      `which can be summed`,
  );
}

/**
 * Checks an option that is one of a few words.
 *
 * @throws {RangeError} Naming them.
 */
export function checkWord(
  call: string,
  option: string,
  value: string,
  words: readonly string[],
): void {
  if (words.includes(value)) return;
  throw new RangeError(
    `Cannot ${call}: ${option} must be ` +
      `${words.map((word) => JSON.stringify(word)).join(" or ")}, got ` +
      JSON.stringify(value),
  );
}

/** Tensors for the description of a call: `float32[3,3], int32[10]`. */
export function describe(tensors: readonly Tensor[]): string {
  return tensors.map(({ dtype, shape }) => `${dtype}[${shape}]`).join(", ");
}
