import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend/backend.ts";
import type { Operation } from "./collectives.ts";
import type { Wire } from "./exchange.ts";

/** How tensors of all workers become one. */
export interface AllReduceOptions {
  /** `"mean"`, if not given. */
  readonly operation?: Operation;
  /**
   * The type that float32 numbers are sent and added up as. `"bfloat16"` halves
   * what goes over the network, and keeps eight bits of each number: two to
   * three digits. `"float32"`, if not given.
   */
  readonly wire?: Wire;
}

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
 * Checks what `allReduce()` is given, and fills in what is not.
 *
 * @throws {TypeError} Naming the first tensor that cannot be sent or averaged.
 * @throws {RangeError} If an option is not one of its words.
 */
export function readAllReduceOptions(
  tensors: readonly Tensor[],
  options: AllReduceOptions,
): Required<AllReduceOptions> {
  const { operation = "mean", wire = "float32" } = options;
  checkWord("allReduce", "operation", operation, ["mean", "sum"]);
  checkWord("allReduce", "wire", wire, ["float32", "bfloat16"]);
  checkTypes("allReduce", tensors);
  if (operation === "mean") checkMeans("allReduce", tensors);
  return { operation, wire };
}

/**
 * Refuses where tensors are not the cluster's, or gradients would be lost.
 *
 * @throws {Error} Saying why.
 */
export function checkUse(call: string, backend: TensorFlowBackend): void {
  if (tf.backend() !== backend) {
    throw new Error(
      `Cannot call ${call}(): TensorFlow.js uses its backend ` +
        `"${tf.getBackend()}" now, not the cluster's`,
    );
  }
  if (tf.engine().state.gradientDepth > 0) {
    throw new Error(
      `Cannot call ${call}() where a gradient is taken: none flows through ` +
        `it. Call it on the gradients.`,
    );
  }
}

/**
 * Refuses what cannot become a part of a compiled function.
 *
 * @throws {Error} If one is being traced.
 */
export function checkOutside(call: string, backend: TensorFlowBackend): void {
  if (backend.tracing === null) return;
  throw new Error(
    `Cannot call ${call}() inside a compiled function: it would wait while ` +
      `the function is traced, and never again`,
  );
}

/** Tensors for the description of a call: `float32[3,3], int32[10]`. */
export function describe(tensors: readonly Tensor[]): string {
  return tensors.map(({ dtype, shape }) => `${dtype}[${shape}]`).join(", ");
}

function checkMeans(call: string, tensors: readonly Tensor[]): void {
  const i = tensors.findIndex(({ dtype }) => dtype === "int32");
  if (i < 0) return;
  throw new TypeError(
    `Cannot ${call}: tensors[${i}] must be float32 to be averaged, got int32, ` +
      `which can be summed`,
  );
}

function checkWord(
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
