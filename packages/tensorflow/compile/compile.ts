import * as tf from "@tensorflow/tfjs";
import { TensorFlowBackend } from "../backend/backend.ts";
import { CompiledFunction } from "./compiled_function.ts";
import { flatten } from "./tree.ts";

/** How a function is compiled. */
export interface CompileOptions {
  /** The function's name in messages. Its own, if not given. */
  readonly name?: string;
  /**
   * `"bfloat16"` lets TensorFlow compute convolutions and products in bfloat16.
   * Weights, losses and statistics stay float32. Fast on processors with
   * AVX512_BF16 or AMX and on GPUs; many times slower on others.
   * `"float32"`, if not given.
   */
  readonly precision?: "float32" | "bfloat16";
  /**
   * Compiles with XLA, which fuses operations. Meant for GPUs: on a CPU it takes
   * seconds per signature and gains nothing. Random numbers are others than
   * without it, and as repeatable. `false`, if not given.
   */
  readonly xla?: boolean;
  /**
   * How many signatures are kept at most. One more is an error: a number that
   * differs at each call should be a tensor. 64, if not given.
   */
  readonly maxTraces?: number;
}

/** A compiled function. It is called like the one it was made from. */
export interface Compiled<Args extends unknown[], Result> {
  (...args: Args): Result;
  /** How often the function was traced: once per signature of its arguments. */
  readonly traces: number;
  /** Operations in the traces. */
  readonly nodes: number;
  /** Frees what was compiled, and what was captured. Calling it traces anew. */
  dispose(): void;
}

/**
 * Compiles a function of tensors into one TensorFlow function, as `tf.function`
 * and `jax.jit` do.
 *
 * The function runs once for each signature of its arguments (shapes and types
 * of tensors, values of numbers, strings and truth values) to write down its
 * operations; from then on they run at one go. It may take and return nested
 * arrays and plain objects of tensors. Variables that it reads are captured, and
 * read anew at each call; variables that it assigns are written back after the
 * call. Other tensors that it captures are kept alive. `tf.grads`,
 * `tf.variableGrads` and `tf.customGrad` work inside. A compiled function called
 * inside another becomes part of it.
 *
 * What is returned belongs to the caller. On another backend, and where a
 * gradient is taken through it from outside, the function is just called.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { compile, loadTensorFlow } from "@revisage/tensorflow";
 * import { assertEquals } from "@std/assert";
 *
 * await loadTensorFlow();
 * const double = compile((x: tf.Tensor) => x.mul(2));
 * assertEquals(double(tf.tensor1d([1, 2])).arraySync(), [2, 4]);
 * assertEquals(double(tf.tensor1d([3, 4])).arraySync(), [6, 8]);
 * assertEquals(double.traces, 1);
 * ```
 *
 * @throws {TypeError} If an argument or result is not made of tensors.
 * @throws {Error} If the function does what would be frozen: reads values,
 *   draws random numbers on the host, creates or disposes a variable, or
 *   assigns host values to one.
 */
export function compile<Args extends unknown[], Result>(
  fn: (...args: Args) => Result,
  options: CompileOptions = {},
): Compiled<Args, Result> {
  const compiled = new CompiledFunction(fn, options);
  const call = (...args: Args): Result => {
    const backend = tf.backend();
    return backend instanceof TensorFlowBackend && isOutermost(backend)
      ? compiled.call(backend, args)
      : plain(fn, args);
  };
  return Object.defineProperties(call, {
    name: { value: compiled.name },
    traces: { get: () => compiled.traces },
    nodes: { get: () => compiled.nodes },
    dispose: { value: () => compiled.dispose() },
  }) as Compiled<Args, Result>;
}

/** Inside a trace, or a gradient, the function's operations must be seen. */
function isOutermost(backend: TensorFlowBackend): boolean {
  return backend.tracing === null && tf.engine().state.gradientDepth === 0;
}

/** Calls the function with the same rules on who owns what it returns. */
function plain<Args extends unknown[], Result>(
  fn: (...args: Args) => Result,
  args: Args,
): Result {
  return tf.tidy(() => {
    const { tensors, restore } = flatten(fn(...args), "result", false);
    return restore(
      tensors.map((tensor) => tensor.clone()),
    ) as tf.TensorContainer;
  }) as Result;
}
