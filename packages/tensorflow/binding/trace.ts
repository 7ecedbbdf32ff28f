import { type NativeLibrary, StatusError } from "../ffi/native_library.ts";
import type { Address } from "../ffi/symbols.ts";
import { type Attribute, shapeAttribute, typeAttribute } from "./attributes.ts";
import { dtypeName, type NativeDType } from "./dtypes.ts";
import {
  type Executor,
  type NativeTensor,
  TensorFlowError,
} from "./executor.ts";
import { Graph, type GraphTensor } from "./graph.ts";
import type { HostValues } from "./host_tensor.ts";

/** A tensor that is yet to be computed. */
interface Symbolic extends GraphTensor, NativeTensor {
  /** It is made of host values, and the same at every call. */
  readonly constant: boolean;
}

/** Symbolic tensors are numbered from here on, eager ones from 0. */
const FIRST_SYMBOLIC = 2 ** 40;
/** A constant with more values that are all alike becomes a `Fill`. */
const MOST_EQUAL_VALUES = 256;

let nextSymbolic = FIRST_SYMBOLIC;

/** Whether a tensor number belongs to some trace, be it over or not. */
export function isSymbolic(id: number): boolean {
  return id >= FIRST_SYMBOLIC;
}

/** Writes operations down in a graph instead of running them. */
export class Trace implements Executor, Disposable {
  readonly #graph: Graph;
  readonly #symbols = new Map<number, Symbolic>();
  readonly #inputs: Symbolic[] = [];

  constructor(library: NativeLibrary) {
    this.#graph = new Graph(library);
  }

  /** Operations written down so far. */
  get nodes(): number {
    return this.#graph.nodes;
  }

  has(id: number): boolean {
    return this.#symbols.has(id);
  }

  /** Whether a tensor was made from host values, and so never changes. */
  isConstant(id: number): boolean {
    return this.#symbol(id).constant;
  }

  /** Adds an input of the function. */
  placeholder(shape: readonly number[], dtype: number): NativeTensor {
    const [output] = this.#graph.add("Placeholder", [], [
      typeAttribute("dtype", dtypeName(dtype)),
      shapeAttribute("shape", shape),
    ]);
    const input = this.#keep(output!);
    this.#inputs.push(input);
    return input;
  }

  constant(
    shape: readonly number[],
    dtype: NativeDType,
    values: HostValues,
  ): NativeTensor {
    const alike = values.length > MOST_EQUAL_VALUES && allEqual(values);
    const output = alike
      ? this.#filled(shape, dtype, values)
      : this.#graph.addConstant(shape, dtype, values);
    return this.#keep(output, true);
  }

  execute(
    op: string,
    inputs: readonly number[],
    attributes: readonly Attribute[],
  ): NativeTensor[] {
    const symbols = inputs.map((id) => this.#symbol(id));
    try {
      const outputs = this.#graph.add(op, symbols, attributes);
      return outputs.map((output) => this.#keep(output));
    } catch (cause) {
      if (!(cause instanceof StatusError)) throw cause;
      const shapes = symbols.map((s) => `${dtypeName(s.dtype)}[${s.shape}]`);
      throw new TensorFlowError(op, shapes, cause.code, cause.message, {
        cause,
      });
    }
  }

  read(_id: number): HostValues {
    throw new Error("Cannot read a tensor that is not computed yet");
  }

  delete(id: number): void {
    this.#symbols.delete(id);
  }

  /**
   * Makes a function of what was written down.
   *
   * @returns A `TF_Function`, which the caller deletes. Its inputs are the
   *   placeholders in their order.
   */
  toFunction(name: string, outputs: readonly number[]): Address {
    const symbols = outputs.map((id) => this.#symbol(id));
    return this.#graph.toFunction(name, this.#inputs, symbols);
  }

  [Symbol.dispose](): void {
    this.#graph[Symbol.dispose]();
    this.#symbols.clear();
  }

  /** Does not embed a million zeros in the graph. */
  #filled(
    shape: readonly number[],
    dtype: NativeDType,
    values: HostValues,
  ): GraphTensor {
    const one = values.slice(0, dtype === "complex64" ? 2 : 1) as HostValues;
    const value = this.#graph.addConstant([], dtype, one);
    const sizes = Int32Array.from(shape);
    const dims = this.#graph.addConstant([shape.length], "int32", sizes);
    return this.#graph.add("Fill", [dims, value], [])[0]!;
  }

  #keep(output: GraphTensor, constant = false): Symbolic {
    const symbol = { ...output, id: nextSymbolic++, constant };
    this.#symbols.set(symbol.id, symbol);
    return symbol;
  }

  #symbol(id: number): Symbolic {
    const symbol = this.#symbols.get(id);
    if (symbol === undefined) {
      throw new Error(`Cannot use tensor ${id}: it was disposed`);
    }
    return symbol;
  }
}

function allEqual(values: HostValues): boolean {
  const first = values[0];
  if (typeof first === "object") return false; // strings
  for (let i = 1; i < values.length; i++) {
    if (values[i] !== first) return false;
  }
  return true;
}
