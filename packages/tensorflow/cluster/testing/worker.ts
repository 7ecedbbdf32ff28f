/** One worker of a cluster: takes its orders as JSON, prints what came of them. */
import { ClusterError } from "../cluster_error.ts";
import { Cluster } from "../cluster.ts";
import type { Orders } from "./processes.ts";
import { SCENARIOS } from "./scenarios.ts";

const { scenario, ...join }: Orders = JSON.parse(Deno.args[0]!);
try {
  const cluster = await Cluster.join(join);
  console.log(JSON.stringify({ value: await SCENARIOS[scenario](cluster) }));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const { name, message } = error;
  const workers = error instanceof ClusterError ? error.workers : undefined;
  console.log(JSON.stringify({ error: { name, message, workers } }));
}
