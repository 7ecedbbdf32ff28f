/**
 * Native TensorFlow for TensorFlow.js in Deno: no compiler, no install script.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { compile, loadTensorFlow } from "@revisage/tensorflow";
 * import { assertEquals } from "@std/assert";
 *
 * await loadTensorFlow();
 * const step = compile((x: tf.Tensor) => x.matMul(x).relu());
 * assertEquals(step(tf.eye(2)).arraySync(), [[1, 0], [0, 1]]);
 * ```
 *
 * @module
 */

export { TensorFlowError } from "./binding/executor.ts";
export type { AllReduceOptions } from "./cluster/arguments.ts";
export { Cluster } from "./cluster/cluster.ts";
export { ClusterError } from "./cluster/cluster_error.ts";
export type { Operation } from "./cluster/collectives.ts";
export type { Wire } from "./cluster/exchange.ts";
export type { JoinOptions } from "./cluster/join.ts";
export {
  compile,
  type Compiled,
  type CompileOptions,
} from "./compile/compile.ts";
export type { BackendInUse } from "./fallback/choose_backend.ts";
export { useBackend } from "./fallback/use_backend.ts";
export type { Device } from "./ffi/context.ts";
export {
  type FindLibraryOptions,
  LibraryError,
  type LibraryErrorKind,
  type LibrarySource,
  type TensorFlowLibrary,
} from "./library/mod.ts";
export { tensorflowLinearAlgebra } from "./linear_algebra/tensorflow_linear_algebra.ts";
export { type LoadOptions, loadTensorFlow, type TensorFlow } from "./load.ts";
export type { RandomKey } from "./random/random_key.ts";
export { statelessNormal } from "./random/stateless_normal.ts";
export {
  statelessUniform,
  type UniformOptions,
} from "./random/stateless_uniform.ts";
