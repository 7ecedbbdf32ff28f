import * as tf from "@tensorflow/tfjs";
import type { KernelBackend, KernelConfig } from "@tensorflow/tfjs";
import { BACKEND_NAME } from "../backend/backend_name.ts";
import { CONV2D } from "./conv2d.ts";
import {
  fallBackToCpu,
  fallBackToCpuIf,
  type KernelCall,
} from "./cpu_fallback.ts";
import { DENSE_BINCOUNT } from "./counting.ts";
import { DEPTHWISE_CONV2D } from "./depthwise_conv2d.ts";
import { DIAG } from "./diag.ts";
import { EINSUM } from "./einsum.ts";
import { ELEMENTWISE } from "./elementwise.ts";
import { FUSED } from "./fused.ts";
import { GATHER } from "./gather.ts";
import { STRING_TO_HASH_BUCKET_FAST } from "./hash_bucket.ts";
import { MAX_POOL_WITH_ARGMAX } from "./max_pool_with_argmax.ts";
import { MULTINOMIAL } from "./multinomial.ts";
import { POOL } from "./pool.ts";
import { SCATTER } from "./scatter.ts";
import { SEARCH_SORTED } from "./search_sorted.ts";
import { TRANSFORM } from "./transform.ts";

/** The kernels that tfjs-node lacks, and those in which it is wrong. */
function kernels(): KernelConfig[] {
  return [
    ...CONV2D,
    ...DEPTHWISE_CONV2D,
    ...ELEMENTWISE,
    ...FUSED,
    ...POOL,
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
    ...SHAPED_BY_DATA.map(fallBackToCpu),
    ...ONLY_IN_TFJS.map(fallBackToCpu),
    ...ORDERS.map((name) => fallBackToCpuIf(name, areTexts)),
    fallBackToCpuIf("Unique", hasNaN),
  ];
}

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

/** TensorFlow orders numbers only. */
const ORDERS = ["Greater", "GreaterEqual", "Less", "LessEqual"];

function areTexts({ inputs }: KernelCall): boolean {
  return inputs.a?.dtype === "string";
}

/** TensorFlow tells one NaN from another. */
function hasNaN({ inputs, backend }: KernelCall): boolean {
  const { x } = inputs;
  if (x?.dtype !== "float32") return false;
  const values = (backend as KernelBackend).readSync(x.dataId) as Float32Array;
  return values.some(Number.isNaN);
}

/** Registers them, in the place of tfjs-node's where it has one. */
export function registerKernels(): void {
  const known = new Set(
    tf.getKernelsForBackend(BACKEND_NAME).map((kernel) => kernel.kernelName),
  );
  for (const kernel of kernels()) {
    const { kernelName } = kernel;
    if (known.has(kernelName)) tf.unregisterKernel(kernelName, BACKEND_NAME);
    tf.registerKernel(kernel);
  }
}
