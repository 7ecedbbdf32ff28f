import * as tf from "@tensorflow/tfjs";
import type { DataId, Tensor, TensorInfo } from "@tensorflow/tfjs";
import type { Executor } from "../binding/executor.ts";
import { isSymbolic, type Trace } from "../binding/trace.ts";
import type { TensorData } from "./node_backend.ts";

/** A tensor from outside that a compiled function reads. */
export interface Capture {
  readonly dataId: DataId;
  /** Keeps the data alive. */
  readonly tensor: Tensor;
}

/** One run of a function whose operations are written into a trace. */
export class Tracing {
  readonly #captured = new Map<DataId, number>();
  readonly #captures: Capture[] = [];

  /**
   * @param name The function's name, for messages.
   * @param eager Where tensors from outside live.
   */
  constructor(
    readonly name: string,
    readonly trace: Trace,
    private readonly eager: Executor,
  ) {}

  /** What was read from outside, in the order of the function's inputs. */
  get captures(): readonly Capture[] {
    return this.#captures;
  }

  /** The number of a tensor inside the trace. */
  input(
    info: TensorInfo,
    data: TensorData,
    upload: (executor: Executor) => number,
  ): number {
    if (data.trace === this.trace) return upload(this.trace);
    if (!isSymbolic(data.id)) return this.#capture(info, data, upload);
    if (this.trace.has(data.id)) return data.id;
    throw new Error(
      `Cannot use a tensor of another compiled function inside ` +
        `"${this.name}": return it from there and pass it as an argument`,
    );
  }

  /** Refuses to show values that are not there yet, or that would be frozen. */
  refuseRead(data: TensorData): void {
    if (data.trace === this.trace && data.values !== null) return;
    const call = callerOf(/\bTensor\.(\w+)/) ?? "dataSync";
    throw new Error(
      `Cannot call ${call}() inside compiled function "${this.name}": values ` +
        `are not known while it is traced. Return the tensor and read it ` +
        `outside, or compute with tensors.`,
    );
  }

  /** Refuses random numbers that are drawn on the host. */
  refuseRandom(): void {
    const call = callerOf(
      /\b(randomNormal|randomUniform|randomUniformInt|randomStandardNormal|truncatedNormal|randomGamma|rand)_? /,
    );
    if (call === undefined) return;
    throw new Error(
      `Cannot call ${call}() inside compiled function "${this.name}": its ` +
        `numbers would be the same at every call. Use statelessNormal() or ` +
        `statelessUniform() of @revisage/tensorflow.`,
    );
  }

  #capture(
    { dataId, dtype }: TensorInfo,
    data: TensorData,
    upload: (executor: Executor) => number,
  ): number {
    const known = this.#captured.get(dataId);
    if (known !== undefined) return known;
    upload(this.eager);
    data.refCount++;
    const { shape } = data;
    const tensor = tf.keep(
      tf.engine().makeTensorFromTensorInfo({ dataId, shape, dtype }),
    );
    const { id } = this.trace.placeholder(shape, data.dtype);
    this.#captures.push({ dataId, tensor });
    this.#captured.set(dataId, id);
    return id;
  }
}

/** The outermost function on the call stack whose name matches. */
function callerOf(name: RegExp): string | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 24;
  const frames = new Error().stack?.split("\n") ?? [];
  Error.stackTraceLimit = stackTraceLimit;
  return frames.findLast((frame) => name.test(frame))?.match(name)?.[1];
}
