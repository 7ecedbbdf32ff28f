import type { Cluster, Wire } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import type { Team } from "./team.ts";

/** How a team's numbers travel; worker 0's choice is everybody's. */
export interface ClusterTeamOptions {
  /**
   * The type that gradients are sent as. `"bfloat16"` halves what goes over the
   * network, and keeps eight bits of each; codebooks and what is reported stay
   * exact. `"float32"`, if not given.
   */
  readonly wire?: Wire;
}

/**
 * Makes the workers of a cluster a team that trains. All workers call it.
 *
 * @example Worker 0; the others call `follow({ team })`
 * ```ts ignore
 * import { Cluster } from "@revisage/tensorflow";
 * import { clusterTeam, DEFAULT_TRAIN, train } from "@revisage/train";
 *
 * const workers = ["10.0.0.1:4000", "10.0.0.2:4000"];
 * const cluster = await Cluster.join({ workers, index: 0 });
 * const team = clusterTeam(cluster, { wire: "bfloat16" });
 * await train("runs/faces", DEFAULT_TRAIN, { team });
 * cluster.leave();
 * ```
 */
export function clusterTeam(
  cluster: Cluster,
  options: ClusterTeamOptions = {},
): Team {
  const wire = wireOfFirst(cluster, options.wire ?? "float32");
  return {
    names: cluster.workers.map((address, i) => `worker ${i} (${address})`),
    index: cluster.index,
    mean: (tensors) => cluster.allReduce(tensors, { wire }),
    sum: (tensors) => cluster.allReduce(tensors, { operation: "sum" }),
    ofFirst: (tensors) => cluster.broadcast(tensors),
  };
}

function wireOfFirst(cluster: Cluster, wire: Wire): Wire {
  const bits = tf.tidy(() => {
    const own = tf.scalar(wire === "bfloat16" ? 16 : 32, "int32");
    return cluster.broadcast([own])[0]!.dataSync()[0];
  });
  return bits === 16 ? "bfloat16" : "float32";
}
