import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend/backend.ts";
import { Tracing } from "../backend/tracing.ts";
import { DTYPES, type NativeDType } from "../binding/dtypes.ts";
import { Trace } from "../binding/trace.ts";
import type { CompileOptions } from "./compile.ts";
import { type Flat, flatten } from "./tree.ts";
import {
  addFunction,
  type TensorType,
  TracedFunction,
} from "./traced_function.ts";
import { VariableSnapshot } from "./variable_snapshot.ts";

/**
 * Runs `fn` once with tensors that have no values yet, and makes a TensorFlow
 * function of the operations that it calls.
 */
export function traceFunction<Args extends unknown[]>(
  backend: TensorFlowBackend,
  name: string,
  options: CompileOptions,
  fn: (...args: Args) => unknown,
  args: Flat,
): TracedFunction {
  using trace = new Trace(backend.engine.library);
  using before = new VariableSnapshot(backend, name);
  const tracing = new Tracing(name, trace, backend.eager);
  let traced: TracedFunction | undefined;
  const run = () => {
    const inputs = args.tensors.map((t) => placeholder(backend, trace, t));
    const returned = fn(...args.restore(inputs) as Args);
    tracing.check();
    const result = flattenResult(returned, name);
    const assigned = before.assigned();
    const outputs = [...result.tensors, ...assigned];
    const ids = backend.getInputTensorIds(outputs);
    refuseHostValues(trace, name, ids.slice(result.tensors.length));
    traced = new TracedFunction({
      backend,
      name,
      function: addFunction(backend, trace, ids),
      bfloat16: options.precision === "bfloat16",
      xla: options.xla ?? false,
      inputs: args.tensors.map(typeOf),
      captured: tracing.captures.map(({ dataId, tensor }) =>
        tensor ?? before.variableOf(dataId)!
      ),
      outputs: outputs.map(typeOf),
      results: result.tensors.length,
      assigned,
      restore: result.restore,
      nodes: trace.nodes,
    });
  };
  try {
    // Everything that the function makes is disposed when the tidy ends.
    backend.whileTracing(tracing, () => tf.tidy(run));
    return traced!;
  } catch (error) {
    for (const { tensor } of tracing.captures) tensor?.dispose();
    throw error;
  }
}

function typeOf({ shape, dtype }: Tensor): TensorType {
  return { shape, dtype };
}

function placeholder(
  backend: TensorFlowBackend,
  trace: Trace,
  tensor: Tensor,
): Tensor {
  const { shape, dtype } = tensor;
  const code = DTYPES[dtype as NativeDType];
  const info = backend.adopt(trace.placeholder(shape, code));
  return tf.engine().makeTensorFromTensorInfo(info);
}

function flattenResult(returned: unknown, name: string): Flat {
  if (returned instanceof Promise) {
    throw new TypeError(
      `Cannot compile "${name}": it is asynchronous. A compiled function must ` +
        `return its tensors at once.`,
    );
  }
  return flatten(returned, `Cannot compile "${name}": its result`, false);
}

function refuseHostValues(
  trace: Trace,
  name: string,
  assigned: readonly number[],
): void {
  if (!assigned.some((id) => trace.isConstant(id))) return;
  throw new Error(
    `Cannot call assign() with values from the host inside compiled function ` +
      `"${name}": they would be the same at every call. Pass them as an ` +
      `argument, or compute them, as with zerosLike().`,
  );
}
