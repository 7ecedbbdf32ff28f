import * as tf from "@tensorflow/tfjs";
import type { Tensor, TensorInfo } from "@tensorflow/tfjs";
import type { TensorFlowBackend } from "../backend/backend.ts";
import { typeAttribute } from "../binding/attributes.ts";
import type { NativeDType } from "../binding/dtypes.ts";
import { planBuckets } from "./buckets.ts";
import type { Collective } from "./collectives.ts";

/** Numbers in a bucket. 5 MB of float32: of 1 to 44 MB the fastest on loopback. */
const BUCKET_SIZE = 1_250_000;

/** How tensors are sent. */
export interface Route {
  readonly backend: TensorFlowBackend;
  /** The type that float32 numbers travel as. */
  readonly wire: Wire;
  /** Gives as many keys as there are buckets, and returns the first. */
  readonly keys: (count: number) => number;
  /** Chooses the operation for a bucket. */
  readonly collective: (
    key: number,
    type: NativeDType,
    shape: readonly number[],
  ) => Collective;
}

/** A type that float32 numbers travel as. */
export type Wire = "float32" | "bfloat16";

/**
 * Sends tensors in buckets, each by an operation of its own, so that they travel
 * at the same time.
 *
 * @returns Tensors of the same shapes and types; the caller disposes them.
 */
export function exchange(tensors: readonly Tensor[], route: Route): Tensor[] {
  return tf.tidy(() => {
    // What is in no bucket is empty, and the same everywhere.
    const results = tensors.map((tensor) => tensor.clone());
    const buckets = planBuckets(tensors, BUCKET_SIZE);
    const firstKey = route.keys(buckets.length);
    buckets.forEach((indices, bucket) => {
      const members = indices.map((i) => tensors[i]!);
      const received = send(pack(members), firstKey + bucket, route);
      unpack(received, members).forEach((tensor, k) => {
        results[indices[k]!] = tensor;
      });
    });
    return results;
  });
}

/** Lays tensors one behind the other. A single one stays as it is. */
function pack(tensors: readonly Tensor[]): Tensor {
  if (tensors.length === 1) return tensors[0]!;
  return tf.concat1d(tensors.map((tensor) => tensor.as1D()));
}

function unpack(packed: Tensor, like: readonly Tensor[]): Tensor[] {
  if (like.length === 1) return [packed];
  const parts = tf.split(packed, like.map(({ size }) => size));
  return parts.map((part, i) => part.reshape(like[i]!.shape));
}

function send(
  tensor: Tensor,
  key: number,
  { backend, wire, collective }: Route,
): Tensor {
  const { dtype, shape } = tensor;
  const type = dtype === "float32" ? wire : "int32";
  const { op, sends, attributes } = collective(key, type, shape);
  const there = cast(backend, tensor, dtype, type);
  const [result] = backend.execute(op, sends ? [there] : [], attributes);
  const back = cast(backend, result!, type, dtype);
  if (there !== tensor) backend.disposeData(there.dataId);
  if (back !== result) backend.disposeData(result!.dataId);
  return tf.engine().makeTensorFromTensorInfo(back);
}

/** TensorFlow.js knows no bfloat16: it cannot cast to it by itself. */
function cast(
  backend: TensorFlowBackend,
  tensor: TensorInfo,
  from: string,
  to: string,
): TensorInfo {
  if (from === to) return tensor;
  const [result] = backend.execute("Cast", [tensor], [
    typeAttribute("SrcT", from as NativeDType),
    typeAttribute("DstT", to as NativeDType),
  ]);
  return result!;
}
