import type { Attribute } from "./attributes.ts";
import type { NativeDType } from "./dtypes.ts";
import type { Executor, NativeTensor } from "./executor.ts";
import type { HostValues } from "./host_tensor.ts";

/**
 * Runs operations, and lets go of all that they made when it is disposed, also
 * when one of them fails. For types that TensorFlow.js does not have.
 */
export class Scratch implements Disposable {
  readonly #made = new Set<number>();

  constructor(private readonly executor: Executor) {}

  /** Makes a tensor of host values. */
  constant(
    shape: readonly number[],
    dtype: NativeDType,
    values: HostValues,
  ): NativeTensor {
    return this.#own(this.executor.constant(shape, dtype, values));
  }

  /**
   * Runs an operation.
   *
   * @param inputs In the operation's order; a list of inputs is given flat.
   * @param outputs How many outputs there are at most.
   */
  run(
    op: string,
    inputs: readonly { readonly id: number }[],
    attributes: readonly Attribute[] = [],
    outputs = 1,
  ): NativeTensor[] {
    const ids = inputs.map(({ id }) => id);
    return this.executor.execute(op, ids, attributes, outputs)
      .map((tensor) => this.#own(tensor));
  }

  /** Copies the values of a tensor out of TensorFlow. */
  read({ id }: NativeTensor): HostValues {
    return this.executor.read(id);
  }

  /** Lets go of a tensor before its time. */
  delete({ id }: NativeTensor): void {
    this.#made.delete(id);
    this.executor.delete(id);
  }

  /** Hands a tensor to the caller, who lets go of it. */
  keep(tensor: NativeTensor): NativeTensor {
    this.#made.delete(tensor.id);
    return tensor;
  }

  [Symbol.dispose](): void {
    for (const id of this.#made) this.executor.delete(id);
    this.#made.clear();
  }

  #own(tensor: NativeTensor): NativeTensor {
    this.#made.add(tensor.id);
    return tensor;
  }
}
