import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import { compile } from "../../compile/compile.ts";
import type { Cluster } from "../cluster.ts";
import { digest, distance, means, ragged } from "./tensors.ts";

/** What one worker got. Digests are to be the same on all workers. */
export interface ExchangedValues {
  /** How far results are from what was computed in float64, at most. */
  readonly far: Readonly<
    Record<"mean" | "sum" | "bfloat16" | "compiled", number>
  >;
  readonly digests: Readonly<
    Record<"mean" | "sum" | "bfloat16" | "compiled" | "broadcast", string>
  >;
  /** A digest of what worker 0 broadcast, computed by each worker. */
  readonly sent: string;
  /** Sums of integers beyond float32's reach. */
  readonly integers: readonly number[];
  /** Results of two equal calls in one compiled function. */
  readonly twice: readonly number[];
  /** Results of a step that each worker traced for another batch. */
  readonly batches: readonly number[];
  /** Tensors more than before, after many calls. */
  readonly kept: number;
}

export async function exchangeValues(
  cluster: Cluster,
): Promise<ExchangedValues> {
  const { index, workers: { length: count } } = cluster;
  const tensors = ragged(index);
  const mean = cluster.allReduce(tensors);
  const sum = cluster.allReduce(tensors, { operation: "sum" });
  const bfloat16 = cluster.allReduce(tensors, { wire: "bfloat16" });
  const compiled = compile((x: Tensor[]) =>
    cluster.allReduce(x.map((one) => one.mul(2))).map((one) => one.div(2))
  )(tensors);
  const expected = means(count);
  const broadcast = cluster.broadcast([...tensors, oddNumbers(index)]);
  const values = {
    far: {
      mean: distance(mean, expected),
      sum: distance(sum, expected, count),
      bfloat16: distance(bfloat16, expected),
      compiled: distance(compiled, expected),
    },
    digests: {
      mean: await digest(mean),
      sum: await digest(sum),
      bfloat16: await digest(bfloat16),
      compiled: await digest(compiled),
      broadcast: await digest(broadcast),
    },
    sent: await digest([...ragged(0), oddNumbers(0)]),
    integers: integers(cluster),
    twice: twice(cluster),
    batches: batches(cluster),
    kept: kept(cluster),
  };
  cluster.leave();
  return values;
}

/** Numbers that arithmetic would change on the way, if there were any. */
function oddNumbers(worker: number): Tensor {
  return tf.tensor1d(worker === 0 ? [-0, NaN, Infinity, 1e-45] : [1, 2, 3, 4]);
}

/** Next to a float32 tensor, which does not share their bucket. */
function integers(cluster: Cluster): number[] {
  const values = tf.tensor1d([2 ** 24 + 1, -5, cluster.index], "int32");
  const [, sums] = cluster.allReduce([tf.scalar(1), values], {
    operation: "sum",
    wire: "bfloat16",
  });
  return [...sums!.dataSync()];
}

function twice(cluster: Cluster): number[] {
  const step = compile((x: Tensor) => {
    const [first] = cluster.allReduce([x]);
    const [second] = cluster.allReduce([x.mul(10)]);
    return [first!, second!];
  });
  const x = tf.scalar(cluster.index);
  step(x).forEach((tensor) => tensor.dispose());
  return step(x).map((tensor) => tensor.dataSync()[0]!);
}

/** From the second call on, the worker of odd index gets a larger batch. */
function batches(cluster: Cluster): number[] {
  const step = compile((x: Tensor) => cluster.allReduce([x.mean(0)])[0]!);
  return [2, 2 + cluster.index % 2, 2].map((batch) =>
    step(tf.fill([batch, 1], cluster.index)).dataSync()[0]!
  );
}

function kept(cluster: Cluster): number {
  const x = [tf.ones([10]), tf.ones([3], "int32")];
  const call = () => {
    const options = { operation: "sum", wire: "bfloat16" } as const;
    for (const tensor of cluster.allReduce(x, options)) tensor.dispose();
    for (const tensor of cluster.broadcast(x)) tensor.dispose();
    cluster.barrier();
  };
  call();
  const before = count();
  for (let i = 0; i < 20; i++) call();
  return count() - before;
}

/** Tensors in TensorFlow.js, and in TensorFlow. */
function count(): number {
  const { numTensors, numDataBuffers } = tf.memory();
  return numTensors + numDataBuffers;
}
