import type { DataType, TensorInfo, TypedArray } from "@tensorflow/tfjs";
import {
  type Attribute,
  intAttribute,
  typeAttribute,
} from "../binding/attributes.ts";
import type { NativeDType } from "../binding/dtypes.ts";
import type { TensorFlowBackend } from "../backend/backend.ts";
import type { Padding } from "./window.ts";

/** What a kernel gives back. */
export type Results = TensorInfo | TensorInfo[];

/**
 * TensorFlow's operations, for the length of one kernel.
 *
 * Every tensor made here is disposed when the kernel is done, except those that
 * it returns.
 */
export class Native {
  readonly #made: TensorInfo[] = [];

  private constructor(readonly backend: TensorFlowBackend) {}

  /**
   * Runs the body of a kernel.
   *
   * @param body May return inputs of the kernel as they are: they become second
   * references to the same data.
   */
  static run(
    backend: TensorFlowBackend,
    body: (native: Native) => Results,
  ): Results {
    const native = new Native(backend);
    const kept = new Set<TensorInfo>();
    try {
      const results = body(native);
      for (const result of [results].flat()) {
        if (native.#made.includes(result)) kept.add(result);
        else backend.incRef(result.dataId);
      }
      return results;
    } finally {
      for (const tensor of native.#made) {
        if (!kept.has(tensor)) backend.disposeData(tensor.dataId);
      }
    }
  }

  /** Runs an operation that has several outputs. */
  many(
    op: string,
    inputs: readonly TensorInfo[],
    attributes: readonly Attribute[],
    outputs: number,
  ): TensorInfo[] {
    const made = this.backend.execute(op, inputs, attributes, outputs);
    this.#made.push(...made);
    return made;
  }

  /** Runs an operation that has one output. */
  one(
    op: string,
    inputs: readonly TensorInfo[],
    attributes: readonly Attribute[] = [],
  ): TensorInfo {
    return this.many(op, inputs, attributes, 1)[0]!;
  }

  /** Runs an operation whose only attribute is the type `T` of its first input. */
  plain(op: string, ...inputs: [TensorInfo, ...TensorInfo[]]): TensorInfo {
    return this.one(op, inputs, [typeAttribute("T", inputs[0].dtype)]);
  }

  /** A tensor of values from the host. */
  constant(
    values: TypedArray,
    shape: number[],
    dtype: DataType,
  ): TensorInfo {
    const dataId = this.backend.write(values, shape, dtype);
    const made = { dataId, shape, dtype };
    this.#made.push(made);
    return made;
  }

  /** A vector of indices or sizes. */
  int32(values: readonly number[]): TensorInfo {
    return this.constant(Int32Array.from(values), [values.length], "int32");
  }

  /** What to add to, or to take from, the two ends of each axis. */
  pairs(values: readonly Padding[]): TensorInfo {
    const shape = [values.length, 2];
    return this.constant(Int32Array.from(values.flat()), shape, "int32");
  }

  /** A single number, of the type of what it will meet. */
  scalar(value: number, dtype: DataType): TensorInfo {
    const values = dtype === "int32"
      ? Int32Array.of(value)
      : Float32Array.of(value);
    return this.constant(values, [], dtype);
  }

  cast(x: TensorInfo, to: NativeDType): TensorInfo {
    if (x.dtype === to) return x;
    const types = [typeAttribute("SrcT", x.dtype), typeAttribute("DstT", to)];
    return this.one("Cast", [x], types);
  }

  /** `yes` where the condition holds, `no` elsewhere. Scalars are slow here. */
  select(condition: TensorInfo, yes: TensorInfo, no: TensorInfo): TensorInfo {
    return this.one("SelectV2", [condition, yes, no], [
      typeAttribute("T", yes.dtype),
    ]);
  }

  reshape(x: TensorInfo, shape: readonly number[]): TensorInfo {
    return this.one("Reshape", [x, this.int32(shape)], [
      typeAttribute("T", x.dtype),
      typeAttribute("Tshape", "int32"),
    ]);
  }

  /** Puts tensors of one shape behind each other, along a new first axis. */
  pack(tensors: readonly TensorInfo[]): TensorInfo {
    return this.one("Pack", tensors, [
      intAttribute("N", tensors.length),
      typeAttribute("T", tensors[0]!.dtype),
      intAttribute("axis", 0),
    ]);
  }

  transpose(x: TensorInfo, permutation: readonly number[]): TensorInfo {
    return this.one("Transpose", [x, this.int32(permutation)], [
      typeAttribute("T", x.dtype),
      typeAttribute("Tperm", "int32"),
    ]);
  }

  /** Adds `[before, after]` elements of one value to each axis. */
  pad(
    x: TensorInfo,
    padding: readonly Padding[],
    value: number,
  ): TensorInfo {
    return this.one("PadV2", [
      x,
      this.pairs(padding),
      this.scalar(value, x.dtype),
    ], [typeAttribute("T", x.dtype), typeAttribute("Tpaddings", "int32")]);
  }

  slice(
    x: TensorInfo,
    begin: readonly number[],
    size: readonly number[],
  ): TensorInfo {
    return this.one("Slice", [x, this.int32(begin), this.int32(size)], [
      typeAttribute("T", x.dtype),
      typeAttribute("Index", "int32"),
    ]);
  }
}
