import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend/backend.ts";
import { intAttribute, typeAttribute } from "../binding/attributes.ts";
import type { NativeTensor } from "../binding/executor.ts";
import { Scratch } from "../binding/scratch.ts";
import type { RandomKey } from "./random_key.ts";
import { refuseFrozen } from "./refuse_frozen.ts";
import { streamHash } from "./stream_hash.ts";

/** Operations of TensorFlow that fill a shape from a key and a counter. */
export type DrawOp = "StatelessRandomNormalV2" | "StatelessRandomUniformV2";

/** TensorFlow's number for the Philox generator: the same on every device. */
const PHILOX = 1;

/**
 * Draws float32 numbers by TensorFlow's own kernels, or traces that.
 *
 * A batch with a seed for each sample takes three operations a sample.
 *
 * @param caller The function that was called, for messages.
 */
export function drawNative(
  backend: TensorFlowBackend,
  op: DrawOp,
  shape: readonly number[],
  key: RandomKey,
  caller: string,
): Tensor {
  using scratch = new Scratch(backend.tracing?.trace ?? backend.eager);
  const hash = streamHash(key.stream);
  const seed = word(backend, scratch, key.seed, hash.seed);
  const step = word(backend, scratch, key.step, hash.step);
  refuseFrozen(backend, key, caller);
  const batch = seed.shape.length === 1;
  const each = integers(scratch, batch ? shape.slice(1) : shape);
  const algorithm = scratch.constant([], "int32", Int32Array.of(PHILOX));
  const draws = (batch ? unpack(scratch, seed) : [seed]).map((seed) => {
    const pair = pack(scratch, "int64", [seed, step]);
    const [philoxKey, counter] = scratch.run(
      "StatelessRandomGetKeyCounter",
      [pair],
      [],
      2,
    );
    return scratch.run(op, [each, philoxKey!, counter!, algorithm])[0]!;
  });
  const result = batch ? pack(scratch, "float32", draws) : draws[0]!;
  const info = backend.adopt(scratch.keep(result));
  return tf.engine().makeTensorFromTensorInfo(info);
}

/** An int64 scalar or vector: the integers, each with `hash` flipped into it. */
function word(
  backend: TensorFlowBackend,
  scratch: Scratch,
  value: number | readonly number[] | Tensor,
  hash: bigint,
): NativeTensor {
  if (!(value instanceof tf.Tensor)) {
    const shape = typeof value === "number" ? [] : [value.length];
    const mixed = [value].flat().map((v) => BigInt(v) ^ hash);
    return scratch.constant(shape, "int64", BigInt64Array.from(mixed));
  }
  const [id] = backend.getInputTensorIds([value]);
  const [wide] = scratch.run("Cast", [{ id: id! }], [
    typeAttribute("SrcT", "int32"),
    typeAttribute("DstT", "int64"),
  ]);
  if (hash === 0n) return wide!;
  const bits = scratch.constant([], "int64", BigInt64Array.of(hash));
  return scratch.run("BitwiseXor", [wide!, bits])[0]!;
}

function integers(scratch: Scratch, values: readonly number[]): NativeTensor {
  return scratch.constant([values.length], "int32", Int32Array.from(values));
}

function pack(
  scratch: Scratch,
  dtype: "int64" | "float32",
  tensors: readonly NativeTensor[],
): NativeTensor {
  return scratch.run("Pack", tensors, [
    intAttribute("N", tensors.length),
    typeAttribute("T", dtype),
  ])[0]!;
}

function unpack(scratch: Scratch, vector: NativeTensor): NativeTensor[] {
  const [count = 0] = vector.shape;
  const attributes = [intAttribute("num", count)];
  return scratch.run("Unpack", [vector], attributes, count);
}
