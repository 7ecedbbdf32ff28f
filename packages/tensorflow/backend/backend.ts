import * as tf from "@tensorflow/tfjs";
import type {
  backend_util,
  DataId,
  DataType,
  Tensor,
  TensorInfo,
} from "@tensorflow/tfjs";
import { type Attribute, typeAttribute } from "../binding/attributes.ts";
import { dtypeName, DTYPES, type NativeDType } from "../binding/dtypes.ts";
import type { EagerExecutor } from "../binding/eager_executor.ts";
import type { Executor, NativeTensor } from "../binding/executor.ts";
import { isSymbolic } from "../binding/trace.ts";
import type { Engine } from "../engine.ts";
import { Binding } from "./binding.ts";
import { NodeBackend, type TensorData } from "./node_backend.ts";
import type { Tracing } from "./tracing.ts";

type BackendValues = backend_util.BackendValues;

/** TensorFlow's types that TensorFlow.js has. Others are cast to int32. */
const KNOWN = new Set(["float32", "int32", "bool", "complex64", "string"]);

/**
 * TensorFlow.js on native TensorFlow.
 *
 * Kernels compute at once, or, while a function is being compiled, write down
 * what they would compute.
 */
export class TensorFlowBackend extends NodeBackend {
  /** What is being compiled now. */
  #tracing: Tracing | null = null;

  constructor(readonly engine: Engine) {
    super(
      new Binding(() => this.#executor, (id) => this.#delete(id), {
        version: engine.version,
        gpu: engine.device.type === "GPU",
        tensors: () => engine.executor.size,
      }),
      "@revisage/tensorflow",
    );
  }

  get eager(): EagerExecutor {
    return this.engine.executor;
  }

  get tracing(): Tracing | null {
    return this.#tracing;
  }

  /** Lets kernels write into a trace while `action` runs. */
  whileTracing<T>(tracing: Tracing, action: () => T): T {
    this.#tracing = tracing;
    try {
      return action();
    } finally {
      this.#tracing = null;
    }
  }

  /**
   * Runs any operation of TensorFlow's.
   *
   * @param op Its name in TensorFlow's registry, such as `Conv2D`.
   * @param inputs Its inputs in order; a list of inputs is given flat.
   * @param attributes Its attributes. Those without a default must be there.
   * @param outputs How many outputs there are at most.
   * @returns New tensors' data; the caller disposes them.
   * @throws {TensorFlowError} With the operation, its input shapes, and why.
   */
  execute(
    op: string,
    inputs: readonly TensorInfo[],
    attributes: readonly Attribute[],
    outputs = 1,
  ): TensorInfo[] {
    const ids = this.getInputTensorIds([...inputs]);
    return this.#executor.execute(op, ids, attributes, outputs)
      .map((tensor) => this.adopt(tensor));
  }

  /** Makes a tensor of TensorFlow's known to this backend. */
  adopt(tensor: NativeTensor): TensorInfo {
    const dataId = {};
    const { id, shape, dtype } = tensor;
    this.tensorMap.set(dataId, { id, shape, dtype, values: null, refCount: 1 });
    return { dataId, shape, dtype: dtypeName(dtype) as DataType };
  }

  /** Data without values that stands for a variable while a function is traced. */
  standIn({ shape, dtype }: TensorInfo): TensorInfo {
    const dataId = {};
    const code = DTYPES[dtype as NativeDType];
    this.tensorMap.set(dataId, {
      shape,
      dtype: code,
      id: -1,
      values: null,
      refCount: 1,
      standIn: true,
    });
    return { dataId, shape, dtype };
  }

  /** Numbers of the tensors in TensorFlow, put there if they are not yet. */
  override getInputTensorIds(tensors: TensorInfo[]): number[] {
    return tensors.map((tensor) => {
      const data = this.#data(tensor.dataId);
      return this.#tracing === null
        ? this.#upload(data, this.eager)
        : this.#tracing.input(tensor, data, (to) => this.#upload(data, to));
    });
  }

  override createOutputTensor(output: NativeTensor): Tensor {
    const info = this.adopt(output);
    if (KNOWN.has(info.dtype)) {
      return tf.engine().makeTensorFromTensorInfo(info);
    }
    const cast = this.#toInt32(info);
    this.disposeData(info.dataId);
    return tf.engine().makeTensorFromTensorInfo(cast);
  }

  override write(
    values: BackendValues,
    shape: number[],
    dtype: DataType,
  ): DataId {
    const tracing = this.#tracing;
    if (dtype === "float32" || dtype === "int32") tracing?.refuseRandom();
    const dataId = super.write(values, shape, dtype);
    this.tensorMap.get(dataId).trace = tracing?.trace ?? null;
    return dataId;
  }

  override readSync(dataId: DataId): BackendValues {
    const refused = this.#refuseRead(dataId);
    if (refused !== null) throw refused;
    const { id } = this.#data(dataId);
    if (isSymbolic(id) && this.#tracing === null) throw escaped();
    return super.readSync(dataId);
  }

  override read(dataId: DataId): Promise<BackendValues> {
    // Whoever waits for values inside a trace waits in vain: the trace itself
    // ends with the error, at once.
    if (this.#refuseRead(dataId) !== null) return new Promise(() => {});
    return Promise.resolve(this.readSync(dataId));
  }

  get #executor(): Executor {
    return this.#tracing?.trace ?? this.eager;
  }

  /** Tensors of a trace that is over are gone with its graph. */
  #delete(id: number): void {
    if (isSymbolic(id)) this.#tracing?.trace.delete(id);
    else this.eager.delete(id);
  }

  #refuseRead(dataId: DataId): Error | null {
    return this.#tracing?.refuseRead(this.#data(dataId)) ?? null;
  }

  /** What is known of a tensor; data of other backends moves here. */
  #data(dataId: DataId): TensorData {
    const { tensorInfo } = tf.engine().state;
    if (!this.tensorMap.has(dataId) && !tensorInfo.has(dataId)) {
      throw new Error("Cannot use a tensor that was disposed");
    }
    return this.tensorMap.get(dataId);
  }

  #upload(data: TensorData, executor: Executor): number {
    if (data.values !== null) {
      const { shape, dtype, values } = data;
      data.id = executor.constant(shape, dtypeName(dtype), values).id;
      data.values = null;
    }
    if (isSymbolic(data.id) && executor === this.eager) {
      throw escaped();
    }
    return data.id;
  }

  #toInt32(info: TensorInfo): TensorInfo {
    const from = typeAttribute(
      "SrcT",
      dtypeName(this.tensorMap.get(info.dataId).dtype),
    );
    const [cast] = this.execute("Cast", [info], [
      from,
      typeAttribute("DstT", "int32"),
    ]);
    return cast!;
  }
}

function escaped(): Error {
  return new Error(
    "Cannot use a tensor that was made inside a compiled function after the " +
      "function has returned: return it from the function instead",
  );
}
