import { type NativeLibrary, StatusError } from "../ffi/native_library.ts";
import type { Address } from "../ffi/symbols.ts";
import { type Attribute, typeAttribute } from "./attributes.ts";
import type { NativeDType } from "./dtypes.ts";
import { type HostValues, withHostTensor } from "./host_tensor.ts";
import { type OpArgument, opArguments, splitInputs } from "./op_inputs.ts";

/** An output of an operation in a graph. */
export interface GraphTensor {
  readonly op: Address;
  readonly index: number;
  readonly shape: number[];
  /** `TF_DataType`. */
  readonly dtype: number;
}

const UNIMPLEMENTED = 12; // TF_Code
const OUTPUT_BYTES = 16; // sizeof(TF_Output)

/** What operations take is the same in every graph. */
const knownArguments = new Map<string, OpArgument[]>();

/** A `TF_Graph` that is being built. */
export class Graph implements Disposable {
  readonly #graph: Address;
  #nodes = 0;

  constructor(private readonly library: NativeLibrary) {
    this.#graph = library.c.TF_NewGraph();
  }

  /** Operations so far. */
  get nodes(): number {
    return this.#nodes;
  }

  /**
   * Adds an operation.
   *
   * @param inputs In the operation's order; a list of inputs is given flat.
   * @throws {StatusError} If TensorFlow does not take it.
   */
  add(
    op: string,
    inputs: readonly GraphTensor[],
    attributes: readonly Attribute[],
  ): GraphTensor[] {
    const { c } = this.library;
    const split = splitInputs(op, inputs, this.#arguments(op));
    const node = this.#begin(op);
    for (const input of split) {
      if (Array.isArray(input)) {
        c.TF_AddInputList(node, pack(input), input.length);
      } else {
        c.TF_AddInput(node, pack([input]));
      }
    }
    for (const attribute of attributes) this.#set(node, attribute);
    return this.#finish(node);
  }

  /** Adds a constant. */
  addConstant(
    shape: readonly number[],
    dtype: NativeDType,
    values: HostValues,
  ): GraphTensor {
    return withHostTensor(this.library, shape, dtype, values, (tensor) => {
      const { c, status } = this.library;
      const node = this.#begin("Const");
      this.#set(node, typeAttribute("dtype", dtype));
      c.TF_SetAttrTensor(node, this.library.name("value"), tensor, status);
      this.library.check();
      return this.#finish(node)[0]!;
    });
  }

  /**
   * Makes a function of the graph.
   *
   * @returns A `TF_Function`, which the caller deletes.
   */
  toFunction(
    name: string,
    inputs: readonly GraphTensor[],
    outputs: readonly GraphTensor[],
  ): Address {
    const { c, status } = this.library;
    // A function's output must be computed by one of its operations.
    const results = outputs.map((output) =>
      this.add("Identity", [output], [])[0]!
    );
    const made = c.TF_GraphToFunction(
      this.#graph,
      this.library.name(name),
      0, // the name as it is
      -1, // all operations
      null,
      inputs.length,
      pack(inputs),
      results.length,
      pack(results),
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

  #finish(node: Address): GraphTensor[] {
    const { c, status } = this.library;
    const op = c.TF_FinishOperation(node, status);
    this.library.check();
    return Array.from({ length: c.TF_OperationNumOutputs(op) }, (_, index) => {
      const output = pack([{ op, index }]);
      const dtype = c.TF_OperationOutputType(output);
      return { op, index, dtype, shape: this.#shape(output) };
    });
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
}

/** Writes `TF_Output[]`. */
function pack(
  outputs: readonly Pick<GraphTensor, "op" | "index">[],
): Uint8Array<ArrayBuffer> {
  const length = OUTPUT_BYTES * Math.max(outputs.length, 1);
  const bytes = new DataView(new ArrayBuffer(length));
  outputs.forEach(({ op, index }, i) => {
    bytes.setBigUint64(OUTPUT_BYTES * i, op, true);
    bytes.setInt32(OUTPUT_BYTES * i + 8, index, true);
  });
  return new Uint8Array(bytes.buffer);
}
