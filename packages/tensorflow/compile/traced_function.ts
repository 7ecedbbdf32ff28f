import * as tf from "@tensorflow/tfjs";
import type { DataType, Tensor, Variable } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend/backend.ts";
import {
  type Attribute,
  boolAttribute,
  functionAttribute,
  stringAttribute,
  typesAttribute,
} from "../binding/attributes.ts";
import { DTYPES, type NativeDType } from "../binding/dtypes.ts";
import { TensorFlowError } from "../binding/executor.ts";
import type { Trace } from "../binding/trace.ts";
import { encodeConfig } from "../ffi/config_proto.ts";
import { StatusError } from "../ffi/native_library.ts";

/** What a tensor is, without its values. */
export interface TensorType {
  readonly shape: readonly number[];
  readonly dtype: DataType;
}

/** A function in TensorFlow, and what goes in and comes out. */
export interface TracedFunctionParts {
  readonly backend: TensorFlowBackend;
  /** The name in messages. */
  readonly name: string;
  /** The name in TensorFlow. */
  readonly function: string;
  readonly bfloat16: boolean;
  readonly xla: boolean;
  /** Types of the arguments. */
  readonly inputs: readonly TensorType[];
  /** What is read from outside: variables as they are at each call, and tensors. */
  readonly captured: readonly (Variable | Tensor)[];
  /** Results, then new values of variables. */
  readonly outputs: readonly TensorType[];
  /** How many of the outputs are results. */
  readonly results: number;
  readonly assigned: readonly Variable[];
  readonly restore: (tensors: readonly Tensor[]) => unknown;
  /** Operations that were traced. */
  readonly nodes: number;
}

let functions = 0;

/** Makes a function of the trace and adds it to the context. */
export function addFunction(
  backend: TensorFlowBackend,
  trace: Trace,
  outputs: readonly number[],
): string {
  const { library, context } = backend.engine;
  const { c, status } = library;
  const name = `revisage_${functions++}`;
  const native = trace.toFunction(name, outputs);
  try {
    c.TFE_ContextAddFunction(context.address, native, status);
    library.check();
  } finally {
    c.TF_DeleteFunction(native);
  }
  return name;
}

/** Runs a traced function. */
export class TracedFunction implements Disposable {
  readonly backend: TensorFlowBackend;
  readonly nodes: number;
  readonly #attributes: readonly Attribute[];
  readonly #inputs: BigUint64Array<ArrayBuffer>;
  readonly #outputs: BigUint64Array<ArrayBuffer>;

  constructor(private readonly parts: TracedFunctionParts) {
    const { backend, inputs, captured, outputs, bfloat16, xla } = parts;
    this.backend = backend;
    this.nodes = parts.nodes;
    const types = (tensors: readonly TensorType[]) =>
      tensors.map(({ dtype }) => dtype as NativeDType);
    const config = { ...backend.engine.context.config, bfloat16 };
    this.#attributes = [
      functionAttribute("f", parts.function),
      typesAttribute("Tin", types([...inputs, ...captured])),
      typesAttribute("Tout", types(outputs)),
      stringAttribute("config_proto", encodeConfig(config)),
      boolAttribute("_XlaMustCompile", xla),
    ];
    this.#inputs = new BigUint64Array(inputs.length + captured.length);
    this.#outputs = new BigUint64Array(outputs.length);
  }

  call(args: readonly Tensor[]): unknown {
    this.#fillInputs(args);
    const handles = this.#run();
    const outputs = this.parts.outputs.map(({ shape, dtype }, i) =>
      this.#adopt(handles[i]!, shape, dtype)
    );
    const results = outputs.slice(0, this.parts.results);
    this.parts.assigned.forEach((variable, i) => {
      const value = outputs[this.parts.results + i]!;
      variable.assign(value);
      value.dispose();
    });
    return this.parts.restore(results);
  }

  [Symbol.dispose](): void {
    const { backend, captured } = this.parts;
    const { library, context } = backend.engine;
    const name = library.name(this.parts.function);
    library.c.TFE_ContextRemoveFunction(context.address, name, library.status);
    for (const tensor of captured) {
      if (!(tensor instanceof tf.Variable)) tensor.dispose();
    }
  }

  #fillInputs(args: readonly Tensor[]): void {
    const { backend, captured, name } = this.parts;
    for (const tensor of captured) {
      if (tensor.isDisposed) {
        throw new Error(
          `Cannot call compiled function "${name}": a variable that it reads ` +
            `(${tensor.dtype}[${tensor.shape}]) was disposed`,
        );
      }
    }
    const ids = backend.getInputTensorIds([...args, ...captured]);
    ids.forEach((id, i) => this.#inputs[i] = backend.eager.handle(id));
  }

  #run(): BigUint64Array {
    const { eager, engine: { library } } = this.backend;
    const { c, status } = library;
    try {
      return eager.run(
        "PartitionedCall",
        this.#attributes,
        this.#outputs,
        (op) => {
          if (this.#inputs.length === 0) return;
          c.TFE_OpAddInputList(op, this.#inputs, this.#inputs.length, status);
          library.check();
        },
      );
    } catch (cause) {
      if (!(cause instanceof StatusError)) throw cause;
      const { code, message } = cause;
      const name = `compiled function "${this.parts.name}"`;
      throw new TensorFlowError(name, [], code, message, { cause });
    }
  }

  #adopt(handle: bigint, shape: readonly number[], dtype: DataType): Tensor {
    const code = DTYPES[dtype as NativeDType];
    const native = this.backend.eager.adopt(handle, shape, code);
    return tf.engine().makeTensorFromTensorInfo(this.backend.adopt(native));
  }
}
