import type { Attribute } from "./attributes.ts";
import type { NativeDType } from "./dtypes.ts";
import type { HostValues } from "./host_tensor.ts";

/** A tensor that lives in TensorFlow, by the number that we gave it. */
export interface NativeTensor {
  readonly id: number;
  readonly shape: number[];
  /** `TF_DataType`. */
  readonly dtype: number;
}

/**
 * What kernels are written against. There are two: `EagerExecutor` computes at
 * once, `Trace` writes down what is to be computed.
 */
export interface Executor {
  /** Makes a tensor of host values. */
  constant(
    shape: readonly number[],
    dtype: NativeDType,
    values: HostValues,
  ): NativeTensor;
  /**
   * Runs an operation.
   *
   * @param inputs In the operation's order; a list of inputs is given flat.
   * @param outputs How many outputs there are at most.
   */
  execute(
    op: string,
    inputs: readonly number[],
    attributes: readonly Attribute[],
    outputs?: number,
  ): NativeTensor[];
  /** The values of a tensor. */
  read(id: number): HostValues;
  /** Lets go of a tensor. */
  delete(id: number): void;
}

/** An operation that TensorFlow did not do: which, on what, and why. */
export class TensorFlowError extends Error {
  /** `"TensorFlowError"`. */
  override readonly name = "TensorFlowError";

  /**
   * Says which operation failed, on what, and why.
   *
   * @param op The operation, as TensorFlow calls it.
   * @param inputs Its inputs, such as `float32[1,4,4,3]`.
   * @param code `TF_Code`: 3 is an invalid argument, 8 is out of memory, …
   * @param reason TensorFlow's own message.
   */
  constructor(
    readonly op: string,
    readonly inputs: readonly string[],
    readonly code: number,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    const on = inputs.length > 0 ? ` on ${inputs.join(", ")}` : "";
    super(`Cannot run ${op}${on}: ${reason}`, options);
  }
}
