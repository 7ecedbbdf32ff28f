import type { Context } from "../ffi/context.ts";
import { type NativeLibrary, StatusError } from "../ffi/native_library.ts";
import type { Address } from "../ffi/symbols.ts";
import type { Attribute } from "./attributes.ts";
import { dtypeName, DTYPES, type NativeDType } from "./dtypes.ts";
import {
  type Executor,
  type NativeTensor,
  TensorFlowError,
} from "./executor.ts";
import {
  type HostValues,
  readHostTensor,
  withHostTensor,
} from "./host_tensor.ts";

/** Operations with more outputs are rare: those get an array of their own. */
const FEW_OUTPUTS = 16;

/** Is told when TensorFlow begins to work, and when it ends. */
export interface Observer {
  begin(): void;
  end(): void;
  /** Says more of an error than TensorFlow does, where more is known. */
  explain(error: StatusError): Error;
}

/** Runs each operation at once, as TensorFlow.js expects of a backend. */
export class EagerExecutor implements Executor {
  /** Nobody, but in a cluster. */
  observer: Observer | undefined;
  readonly #handles = new Map<number, Address>();
  #nextId = 0;
  readonly #outputs = new BigUint64Array(FEW_OUTPUTS);

  constructor(
    private readonly library: NativeLibrary,
    private readonly context: Context,
  ) {}

  /** How many tensors are held: level, if nothing leaks. */
  get size(): number {
    return this.#handles.size;
  }

  constant(
    shape: readonly number[],
    dtype: NativeDType,
    values: HostValues,
  ): NativeTensor {
    const { c, status } = this.library;
    const handle = withHostTensor(this.library, shape, dtype, values, (t) => {
      const handle = c.TFE_NewTensorHandle(t, status);
      this.library.check();
      return dtype === "string" ? this.#owned(handle) : handle;
    });
    const placed = this.#onDevice(handle, dtype);
    return { id: this.#keep(placed), shape: [...shape], dtype: DTYPES[dtype] };
  }

  execute(
    op: string,
    inputs: readonly number[],
    attributes: readonly Attribute[],
    outputs = 1,
  ): NativeTensor[] {
    const handles = inputs.map((id) => this.handle(id));
    const room = outputs <= FEW_OUTPUTS
      ? this.#outputs
      : new BigUint64Array(outputs);
    try {
      const results = this.run(op, attributes, room, (native) => {
        for (const handle of handles) {
          this.library.c.TFE_OpAddInput(native, handle, this.library.status);
          this.library.check();
        }
      });
      return Array.from(results, (handle) => this.#describe(handle));
    } catch (cause) {
      if (!(cause instanceof StatusError)) throw cause;
      const { code, message } = cause;
      throw new TensorFlowError(
        op,
        handles.map((h) => this.#label(h)),
        code,
        message,
        { cause },
      );
    }
  }

  /**
   * Runs an operation whose inputs `addInputs` brings.
   *
   * @param room Room for the handles of the outputs.
   * @returns The handles of the outputs: a part of `room`. The caller owns them.
   */
  run(
    op: string,
    attributes: readonly Attribute[],
    room: BigUint64Array<ArrayBuffer>,
    addInputs: (native: Address) => void,
  ): BigUint64Array {
    const { library, library: { c, status } } = this;
    const native = c.TFE_NewOp(this.context.address, library.name(op), status);
    library.check();
    try {
      addInputs(native);
      for (const { name, bytes } of attributes) {
        c.TFE_OpSetAttrValueProto(
          native,
          library.name(name),
          bytes,
          BigInt(bytes.length),
          status,
        );
        library.check();
      }
      const count = new Int32Array([room.length]);
      this.observer?.begin();
      c.TFE_Execute(native, room, count, status);
      this.observer?.end();
      library.check();
      return room.subarray(0, count[0]);
    } catch (error) {
      const { observer } = this;
      if (!observer || !(error instanceof StatusError)) throw error;
      throw observer.explain(error);
    } finally {
      c.TFE_DeleteOp(native);
    }
  }

  read(id: number): HostValues {
    const { c, status } = this.library;
    const handle = this.handle(id);
    const tensor = c.TFE_TensorHandleResolve(handle, status);
    this.library.check();
    try {
      const dtype = c.TFE_TensorHandleDataType(handle);
      const size = this.#shape(handle).reduce((a, b) => a * b, 1);
      return readHostTensor(this.library, tensor, dtype, size);
    } finally {
      c.TF_DeleteTensor(tensor);
    }
  }

  delete(id: number): void {
    this.library.c.TFE_DeleteTensorHandle(this.handle(id));
    this.#handles.delete(id);
  }

  /** The handle of a tensor. */
  handle(id: number): Address {
    const handle = this.#handles.get(id);
    if (handle === undefined) {
      throw new Error(`Cannot use tensor ${id}: it was disposed`);
    }
    return handle;
  }

  /** Takes over a handle whose shape and type are known. */
  adopt(
    handle: Address,
    shape: readonly number[],
    dtype: number,
  ): NativeTensor {
    return { id: this.#keep(handle), shape: [...shape], dtype };
  }

  /** What a tensor is, without its values. */
  describe(id: number): { shape: number[]; dtype: number } {
    const handle = this.handle(id);
    return {
      shape: this.#shape(handle),
      dtype: this.library.c.TFE_TensorHandleDataType(handle),
    };
  }

  /** Copies strings into memory that TensorFlow frees by itself. */
  #owned(borrowed: Address): Address {
    const { c, status } = this.library;
    try {
      const [copy] = this.run("DeepCopy", [], new BigUint64Array(1), (op) => {
        c.TFE_OpAddInput(op, borrowed, status);
        this.library.check();
      });
      return copy!;
    } finally {
      c.TFE_DeleteTensorHandle(borrowed);
    }
  }

  /** Integers and strings stay on the host: that is where kernels want them. */
  #onDevice(handle: Address, dtype: NativeDType): Address {
    const { c, status } = this.library;
    const { device, address } = this.context;
    if (device.type === "CPU" || dtype === "int32" || dtype === "string") {
      return handle;
    }
    try {
      const name = this.library.name(device.name);
      const copy = c.TFE_TensorHandleCopyToDevice(
        handle,
        address,
        name,
        status,
      );
      this.library.check();
      return copy;
    } finally {
      c.TFE_DeleteTensorHandle(handle);
    }
  }

  #keep(handle: Address): number {
    const id = this.#nextId++;
    this.#handles.set(id, handle);
    return id;
  }

  #describe(handle: Address): NativeTensor {
    const dtype = this.library.c.TFE_TensorHandleDataType(handle);
    return this.adopt(handle, this.#shape(handle), dtype);
  }

  #shape(handle: Address): number[] {
    const { c, status } = this.library;
    const rank = c.TFE_TensorHandleNumDims(handle, status);
    this.library.check();
    return Array.from(
      { length: rank },
      (_, axis) => Number(c.TFE_TensorHandleDim(handle, axis, status)),
    );
  }

  #label(handle: Address): string {
    const dtype = this.library.c.TFE_TensorHandleDataType(handle);
    return `${dtypeName(dtype)}[${this.#shape(handle)}]`;
  }
}
