/** What workers do in tests. They return what the tests then check. */
import * as tf from "@tensorflow/tfjs";
import type { Cluster } from "../cluster.ts";
import { compile } from "../../compile/compile.ts";
import { batchOf } from "./batch.ts";
import { exchangeValues } from "./exchange_values.ts";
import { messageOf } from "./message_of.ts";
import { misuse } from "./misuse.ts";

export const SCENARIOS = {
  exchangeValues,
  misuse,

  /** Fits weights to batches of its own. */
  train(cluster: Cluster) {
    const { index } = cluster;
    const [start] = cluster.broadcast([tf.tensor1d([index, index])]);
    const weights = tf.variable(start!);
    const step = compile((x: tf.Tensor2D, y: tf.Tensor1D) => {
      const { grads } = tf.variableGrads(() =>
        tf.losses.meanSquaredError(y, x.dot(weights)) as tf.Scalar
      );
      const [mean] = cluster.allReduce(Object.values(grads));
      weights.assign(weights.sub(mean!.mul(0.1)));
    });
    const { x, y } = batchOf(index);
    for (let i = 0; i < 5; i++) step(tf.tensor2d(x), tf.tensor1d(y));
    cluster.leave();
    return [...weights.dataSync()];
  },

  /** Waits at a barrier; the last worker comes half a second late. */
  async barrier(cluster: Cluster) {
    const late = cluster.index === cluster.workers.length - 1;
    if (late) await pause(500);
    const start = performance.now();
    cluster.barrier();
    const waited = performance.now() - start;
    cluster.leave();
    return waited;
  },

  /** Gives tensors of other shapes on each worker, and then goes on. */
  otherShapes(cluster: Cluster) {
    const message = messageOf(() =>
      cluster.allReduce([tf.zeros([2 + cluster.index]), tf.scalar(1)])
    );
    const [after] = cluster.allReduce([tf.scalar(cluster.index)]);
    cluster.leave();
    return { message, after: after!.arraySync() };
  },

  /** Makes two known calls in another order on each worker. */
  otherOrder(cluster: Cluster) {
    const calls = [
      () => cluster.allReduce([tf.zeros([2])]),
      () => cluster.allReduce([tf.zeros([3])]),
    ];
    for (const call of calls) call();
    if (cluster.index > 0) calls.reverse();
    for (const call of calls) call();
  },

  /** Works until it is stopped. Prints a line when it is well on its way. */
  forever(cluster: Cluster) {
    for (let round = 0;; round++) {
      tf.tidy(() => cluster.allReduce([tf.zeros([100_000]), tf.scalar(1)]));
      if (round === 3) console.log("running");
    }
  },

  /** All but worker 0 end at once; worker 0 calls when they are long gone. */
  async vanish(cluster: Cluster) {
    if (cluster.index > 0) return;
    await pause(700);
    cluster.allReduce([tf.scalar(1)]);
  },
} as const;

/** The name of something to do. */
export type Scenario = keyof typeof SCENARIOS;

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
