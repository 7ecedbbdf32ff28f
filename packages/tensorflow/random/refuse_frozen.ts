import * as tf from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend/backend.ts";
import type { Tracing } from "../backend/tracing.ts";
import { isSymbolic } from "../binding/trace.ts";
import type { RandomKey } from "./random_key.ts";

/**
 * Refuses a key that would be part of a compiled function, and its numbers with
 * it.
 *
 * @param caller The function that was called.
 * @throws {Error} If neither seed nor step can differ between calls.
 */
export function refuseFrozen(
  backend: TensorFlowBackend,
  { seed, step }: RandomKey,
  caller: string,
): void {
  const { tracing } = backend;
  if (tracing === null) return;
  if (varies(backend, tracing, seed) || varies(backend, tracing, step)) return;
  throw new Error(
    `Cannot call ${caller}() inside compiled function "${tracing.name}": its ` +
      `numbers would be the same at every call. Let step or seed be an ` +
      `argument of the function or a variable; numbers that are to stay the ` +
      `same can be drawn outside.`,
  );
}

/** Whether a value is an argument, a variable, or computed from such. */
function varies(
  { tensorMap }: TensorFlowBackend,
  { trace }: Tracing,
  value: unknown,
): boolean {
  if (!(value instanceof tf.Tensor)) return false;
  const { id, standIn } = tensorMap.get(value.dataId);
  return standIn === true || (isSymbolic(id) && !trace.isConstant(id));
}
