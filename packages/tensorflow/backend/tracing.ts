import * as tf from "@tensorflow/tfjs";
import type { DataId, DataType, Tensor, TensorInfo } from "@tensorflow/tfjs";
import type { Executor } from "../binding/executor.ts";
import { isSymbolic, type Trace } from "../binding/trace.ts";
import type { TensorData } from "./node_backend.ts";

/** A tensor from outside that a compiled function reads. */
export interface Capture {
  readonly dataId: DataId;
  /** Keeps the data alive; `null` for the stand-in of a variable. */
  readonly tensor: Tensor | null;
}

/** One run of a function whose operations are written into a trace. */
export class Tracing {
  readonly #captured = new Map<DataId, number>();
  readonly #captures: Capture[] = [];
  #refused: Error | null = null;

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

  /** Throws what was refused, should the function have caught it or not waited. */
  check(): void {
    if (this.#refused !== null) throw this.#refused;
  }

  /** Refuses to show values that are not there yet, or that would be frozen. */
  refuseRead(data: TensorData): Error | null {
    if (data.trace === this.trace && data.values !== null) return null;
    const call = callerOf(/\bTensor\.(\w+)/) ?? "dataSync";
    return this.#refused ??= new Error(
      `Cannot call ${call}() inside compiled function "${this.name}": values ` +
        `are not known while it is traced. Return the tensor and read it ` +
        `outside, or compute with tensors.`,
    );
  }

  /** Refuses random numbers that are drawn on the host. */
  refuseRandom(): void {
    const call = callerOf(
      /\b(random[A-Z]\w*?|truncatedNormal|multinomial|rand)(?:_|__op)?$/,
    );
    if (call === undefined) return;
    throw this.#refused ??= new Error(
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
    const { shape } = data;
    const tensor = data.standIn ? null : this.#hold(dataId, data, dtype);
    if (tensor !== null) upload(this.eager);
    const { id } = this.trace.placeholder(shape, data.dtype);
    this.#captures.push({ dataId, tensor });
    this.#captured.set(dataId, id);
    return id;
  }

  #hold(dataId: DataId, data: TensorData, dtype: DataType): Tensor {
    data.refCount++;
    const info = { dataId, shape: data.shape, dtype };
    return tf.keep(tf.engine().makeTensorFromTensorInfo(info));
  }
}

/** The outermost function on the call stack whose name matches. */
function callerOf(name: RegExp): string | undefined {
  return stack().findLast((caller) => name.test(caller))?.match(name)?.[1];
}

/**
 * Names of the functions on the call stack, `Tensor.data` for methods. To write
 * `Error.stack` out, as text, was half of all the time that a trace took.
 */
function stack(): string[] {
  const { stackTraceLimit, prepareStackTrace } = Error;
  Error.stackTraceLimit = 24;
  Error.prepareStackTrace = (_, sites) =>
    sites.map((site) => {
      const name = site.getFunctionName() ?? "";
      const whole = site.isToplevel() || name.includes(".");
      return whole ? name : `${site.getTypeName()}.${name}`;
    });
  const { stack } = new Error();
  Object.assign(Error, { stackTraceLimit, prepareStackTrace });
  return stack as unknown as string[];
}
