import { type NativeLibrary, StatusError } from "../ffi/native_library.ts";
import type { Address } from "../ffi/symbols.ts";
import { type Attribute, shapeAttribute, typeAttribute } from "./attributes.ts";
import { dtypeName, type NativeDType } from "./dtypes.ts";
import {
  type Executor,
  type NativeTensor,
  TensorFlowError,
} from "./executor.ts";
import { type HostValues, withHostTensor } from "./host_tensor.ts";
import { type OpArgument, opArguments, splitInputs } from "./op_inputs.ts";

/** A tensor that is yet to be computed: an output of an operation in the graph. */
interface Symbolic extends NativeTensor {
  readonly op: Address;
  readonly index: number;
  /** It is made of host values, and the same at every call. */
  readonly constant: boolean;
}

/** Symbolic tensors are numbered from here on, eager ones from 0. */
const FIRST_SYMBOLIC = 2 ** 40;
/** A constant with more values that are all alike becomes a `Fill`. */
const MOST_EQUAL_VALUES = 256;

let nextSymbolic = FIRST_SYMBOLIC;
const knownArguments = new Map<string, OpArgument[]>();

/** Whether a tensor number belongs to some trace, be it over or not. */
export function isSymbolic(id: number): boolean {
  return id >= FIRST_SYMBOLIC;
}

/** Writes operations down in a graph instead of running them. */
export class Trace implements Executor {
  readonly #graph: Address;
  readonly #symbols = new Map<number, Symbolic>();
  readonly #inputs: Symbolic[] = [];
  #nodes = 0;

  constructor(private readonly library: NativeLibrary) {
    this.#graph = library.c.TF_NewGraph();
  }

  /** Operations written down so far. */
  get nodes(): number {
    return this.#nodes;
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
    const [input] = this.#node("Placeholder", [], [
      typeAttribute("dtype", dtypeName(dtype)),
      shapeAttribute("shape", shape),
    ]);
    this.#inputs.push(input!);
    return input!;
  }

  constant(
    shape: readonly number[],
    dtype: NativeDType,
    values: HostValues,
  ): NativeTensor {
    if (values.length > MOST_EQUAL_VALUES && allEqual(values)) {
      return this.#filled(shape, dtype, values);
    }
    return withHostTensor(this.library, shape, dtype, values, (tensor) => {
      const { c, status } = this.library;
      const node = this.#begin("Const");
      this.#set(node, typeAttribute("dtype", dtype));
      c.TF_SetAttrTensor(node, this.library.name("value"), tensor, status);
      this.library.check();
      return this.#finish(node, true)[0]!;
    });
  }

  execute(
    op: string,
    inputs: readonly number[],
    attributes: readonly Attribute[],
  ): NativeTensor[] {
    const symbols = inputs.map((id) => this.#symbol(id));
    try {
      return this.#node(op, symbols, attributes);
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
   * Makes a function of the graph.
   *
   * @returns A native function, which the caller owns. Its inputs are the
   *   placeholders in their order.
   */
  toFunction(name: string, outputs: readonly number[]): Address {
    const { c, status } = this.library;
    // A function's output must be computed by one of its operations.
    const results = outputs.map((id) =>
      this.#node("Identity", [this.#symbol(id)], [])[0]!
    );
    const made = c.TF_GraphToFunction(
      this.#graph,
      this.library.name(name),
      0,
      -1,
      null,
      this.#inputs.length,
      packOutputs(this.#inputs),
      results.length,
      packOutputs(results),
      null,
      null,
      null,
      status,
    );
    this.library.check();
    return made;
  }

  [Symbol.dispose](): void {
    this.library.c.TF_DeleteGraph(this.#graph);
    this.#symbols.clear();
  }

  /** Does not embed a million zeros in the graph. */
  #filled(
    shape: readonly number[],
    dtype: NativeDType,
    values: HostValues,
  ): Symbolic {
    const one = dtype === "complex64" ? 2 : 1;
    const dims = this.constant(
      [shape.length],
      "int32",
      Int32Array.from(shape),
    );
    const value = this.constant([], dtype, values.slice(0, one) as HostValues);
    const inputs = [dims, value].map(({ id }) => this.#symbol(id));
    const [filled] = this.#node("Fill", inputs, [], true);
    return filled!;
  }

  #node(
    op: string,
    inputs: readonly Symbolic[],
    attributes: readonly Attribute[],
    constant = false,
  ): Symbolic[] {
    const { c } = this.library;
    const split = splitInputs(op, inputs, this.#arguments(op));
    const node = this.#begin(op);
    for (const input of split) {
      if (Array.isArray(input)) {
        c.TF_AddInputList(node, packOutputs(input), input.length);
      } else {
        c.TF_AddInput(node, packOutputs([input]));
      }
    }
    for (const attribute of attributes) this.#set(node, attribute);
    return this.#finish(node, constant);
  }

  #begin(op: string): Address {
    const { library } = this;
    const name = new TextEncoder().encode(`${op}_${this.#nodes++}\0`);
    return library.c.TF_NewOperation(this.#graph, library.name(op), name);
  }

  #set(node: Address, { name, bytes }: Attribute): void {
    const { c, status } = this.library;
    c.TF_SetAttrValueProto(
      node,
      this.library.name(name),
      bytes,
      BigInt(bytes.length),
      status,
    );
    this.library.check();
  }

  #finish(node: Address, constant: boolean): Symbolic[] {
    const { c, status } = this.library;
    const op = c.TF_FinishOperation(node, status);
    this.library.check();
    return Array.from(
      { length: c.TF_OperationNumOutputs(op) },
      (_, index) => this.#output(op, index, constant),
    );
  }

  #output(op: Address, index: number, constant: boolean): Symbolic {
    const output = packOutputs([{ op, index }]);
    const symbol = {
      id: nextSymbolic++,
      shape: this.#shape(output),
      dtype: this.library.c.TF_OperationOutputType(output),
      op,
      index,
      constant,
    };
    this.#symbols.set(symbol.id, symbol);
    return symbol;
  }

  #shape(output: Uint8Array<ArrayBuffer>): number[] {
    const { c, status } = this.library;
    const rank = c.TF_GraphGetTensorNumDims(this.#graph, output, status);
    this.library.check();
    const sizes = new BigInt64Array(Math.max(rank, 1));
    if (rank > 0) {
      c.TF_GraphGetTensorShape(this.#graph, output, sizes, rank, status);
      this.library.check();
    }
    if (rank < 0 || sizes.subarray(0, rank).some((size) => size < 0n)) {
      throw new StatusError(
        UNIMPLEMENTED,
        "the shape of its output depends on values, which are not known yet " +
          "inside a compiled function",
      );
    }
    return Array.from(sizes.subarray(0, rank), Number);
  }

  #arguments(op: string): OpArgument[] {
    let args = knownArguments.get(op);
    if (args === undefined) {
      args = opArguments(this.library, this.#graph, op);
      knownArguments.set(op, args);
    }
    return args;
  }

  #symbol(id: number): Symbolic {
    const symbol = this.#symbols.get(id);
    if (symbol === undefined) {
      throw new Error(`Cannot use tensor ${id}: it was disposed`);
    }
    return symbol;
  }
}

const UNIMPLEMENTED = 12;

/** `TF_Output[]`: 16 bytes each. */
function packOutputs(
  outputs: readonly { op: Address; index: number }[],
): Uint8Array<ArrayBuffer> {
  const bytes = new DataView(new ArrayBuffer(16 * Math.max(outputs.length, 1)));
  outputs.forEach(({ op, index }, i) => {
    bytes.setBigUint64(16 * i, op, true);
    bytes.setInt32(16 * i + 8, index, true);
  });
  return new Uint8Array(bytes.buffer);
}

function allEqual(values: HostValues): boolean {
  const first = values[0];
  if (typeof first === "object") return false; // strings
  for (let i = 1; i < values.length; i++) {
    if (values[i] !== first) return false;
  }
  return true;
}
