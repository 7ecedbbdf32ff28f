import * as tf from "@tensorflow/tfjs";
import type { Tensor } from "@tensorflow/tfjs";
import { compile } from "../../compile/compile.ts";
import { loadTensorFlow } from "../../load.ts";
import { Cluster } from "../cluster.ts";
import { messageOf, rejectionOf } from "./message_of.ts";

/** What a worker alone was told. */
export interface Misuse {
  /** Numbers that it averaged with nobody. */
  readonly kept: readonly number[];
  /** What each wrong call said. */
  readonly messages: Readonly<Record<string, string>>;
  /** What `loadTensorFlow()` says of the devices. */
  readonly devices: readonly string[];
}

/** Wrong calls of one worker alone, and what they say. */
export async function misuse(cluster: Cluster): Promise<Misuse> {
  const x = tf.tensor1d([1, 1 / 3]);
  const [alone] = cluster.allReduce([x], { wire: "bfloat16" });
  const messages = {
    bool: messageOf(() => cluster.allReduce([x, tf.tensor1d([true])])),
    integers: messageOf(() => cluster.allReduce([x, tf.scalar(1, "int32")])),
    operation: messageOf(() =>
      cluster.allReduce([x], { operation: "max" as "sum" })
    ),
    wire: messageOf(() =>
      cluster.allReduce([x], { wire: "int8" as "float32" })
    ),
    broadcast: messageOf(() => cluster.broadcast([tf.scalar("a")])),
    gradient: messageOf(() =>
      tf.grad((x: Tensor) => cluster.allReduce([x])[0]!)(x)
    ),
    barrier: messageOf(() =>
      compile((x: Tensor) => {
        cluster.barrier();
        return x;
      })(x)
    ),
    again: await rejectionOf(
      Cluster.join({ workers: cluster.workers, index: 0 }),
    ),
  };
  cluster.leave();
  const kept = [...alone!.dataSync()];
  const { devices } = await loadTensorFlow();
  await tf.setBackend("cpu");
  const backend = messageOf(() => cluster.barrier());
  return {
    kept,
    messages: { ...messages, backend },
    devices: devices.map(({ name }) => name),
  };
}
