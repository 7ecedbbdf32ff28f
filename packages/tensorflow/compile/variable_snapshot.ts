import * as tf from "@tensorflow/tfjs";
import type { DataId, Tensor, Variable } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend/backend.ts";

interface Saved {
  readonly variable: Variable;
  /** Its value before. */
  readonly before: Tensor;
  /** What it holds while a function is traced, until it is assigned. */
  readonly standIn: Tensor;
}

/**
 * Puts stand-ins into all variables while a function is traced, so that what is
 * read from a variable, and what is assigned to one, can be seen and undone.
 *
 * A stand-in is needed because data is shared: `tf.variable(x)` holds the very
 * data of `x`, and so may a second variable.
 */
export class VariableSnapshot implements Disposable {
  readonly #saved: readonly Saved[];
  readonly #byStandIn = new Map<DataId, Variable>();

  constructor(backend: TensorFlowBackend, private readonly name: string) {
    const engine = tf.engine();
    this.#saved = registered().map((variable) => {
      const before = tf.keep(variable.clone());
      const info = backend.standIn(variable);
      const standIn = tf.keep(engine.makeTensorFromTensorInfo(info));
      return { variable, before, standIn };
    });
    for (const { variable, standIn } of this.#saved) {
      variable.assign(standIn);
      this.#byStandIn.set(standIn.dataId, variable);
    }
  }

  /** The variable whose stand-in this is, if it is one. */
  variableOf(dataId: DataId): Variable | undefined {
    return this.#byStandIn.get(dataId);
  }

  /**
   * The variables that were assigned.
   *
   * @throws {Error} If a variable was created or disposed meanwhile.
   */
  assigned(): Variable[] {
    const known = new Set(this.#saved.map(({ variable }) => variable));
    for (const variable of registered()) {
      if (known.has(variable)) continue;
      variable.dispose();
      throw new Error(
        `Cannot call variable() inside compiled function "${this.name}": ` +
          `create variables outside, once`,
      );
    }
    return this.#saved.flatMap(({ variable, standIn }) => {
      if (variable.isDisposed) {
        const { dtype, shape } = variable;
        throw new Error(
          `Cannot call dispose() on a variable (${dtype}[${shape}]) inside ` +
            `compiled function "${this.name}": dispose it outside`,
        );
      }
      return variable.dataId === standIn.dataId ? [] : [variable];
    });
  }

  /** Gives all variables their values back. */
  [Symbol.dispose](): void {
    for (const { variable, before, standIn } of this.#saved) {
      if (!variable.isDisposed) variable.assign(before);
      before.dispose();
      standIn.dispose();
    }
  }
}

function registered(): Variable[] {
  return Object.values(tf.engine().registeredVariables);
}
