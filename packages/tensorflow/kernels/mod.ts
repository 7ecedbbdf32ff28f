import * as tf from "@tensorflow/tfjs";
import type { KernelConfig } from "@tensorflow/tfjs";
import { BACKEND_NAME } from "../backend/backend_name.ts";
import { COMPARE } from "./compare.ts";
import { CONV2D } from "./conv2d.ts";
import { fallBackToCpu } from "./cpu_fallback.ts";
import { DENSE_BINCOUNT } from "./dense_bincount.ts";
import { DEPTHWISE_CONV2D } from "./depthwise_conv2d.ts";
import { DIAG } from "./diag.ts";
import { EINSUM } from "./einsum.ts";
import { ELEMENTWISE } from "./elementwise.ts";
import { FUSED } from "./fused.ts";
import { GATHER } from "./gather.ts";
import { STRING_TO_HASH_BUCKET_FAST } from "./string_to_hash_bucket_fast.ts";
import { MAX_POOL_WITH_ARGMAX } from "./max_pool_with_argmax.ts";
import { MULTINOMIAL } from "./multinomial.ts";
import { POOL } from "./pool.ts";
import { RESIZE_GRADIENTS } from "./resize.ts";
import { SCATTER } from "./scatter.ts";
import { SEARCH_SORTED } from "./search_sorted.ts";
import { TRANSFORM } from "./transform.ts";
import { UNIQUE } from "./unique.ts";

/** The shape of what they return depends on the data that they are given. */
const SHAPED_BY_DATA = [
  "RaggedGather",
  "RaggedRange",
  "RaggedTensorToTensor",
  "SparseFillEmptyRows",
  "SparseReshape",
  "SparseSegmentMean",
  "SparseSegmentSum",
  "StringNGrams",
  "StringSplit",
];

/** TensorFlow has nothing like them. */
const ONLY_IN_TFJS = ["Draw", "RotateWithOffset"];

/** The kernels that tfjs-node lacks, and those in which it is wrong or slow. */
const KERNELS: readonly KernelConfig[] = [
  ...COMPARE,
  ...CONV2D,
  ...DEPTHWISE_CONV2D,
  ...ELEMENTWISE,
  ...FUSED,
  ...POOL,
  ...RESIZE_GRADIENTS,
  ...SCATTER,
  DENSE_BINCOUNT,
  DIAG,
  EINSUM,
  GATHER,
  MAX_POOL_WITH_ARGMAX,
  MULTINOMIAL,
  SEARCH_SORTED,
  STRING_TO_HASH_BUCKET_FAST,
  TRANSFORM,
  UNIQUE,
  ...SHAPED_BY_DATA.map(fallBackToCpu),
  ...ONLY_IN_TFJS.map(fallBackToCpu),
];

/** Registers them, in the place of tfjs-node's where it has one. */
export function registerKernels(): void {
  const known = new Set(
    tf.getKernelsForBackend(BACKEND_NAME).map((kernel) => kernel.kernelName),
  );
  for (const kernel of KERNELS) {
    const { kernelName } = kernel;
    if (known.has(kernelName)) tf.unregisterKernel(kernelName, BACKEND_NAME);
    tf.registerKernel(kernel);
  }
}
