/** One worker of a team: takes its order as JSON, prints what came of it. */
import { Cluster } from "@revisage/tensorflow";
import { clusterTeam } from "@revisage/train";
import { takeSteps } from "./in_memory.ts";
import type { Order } from "./orders.ts";
import { takeRun } from "./take_run.ts";

const order: Order = JSON.parse(Deno.args[0]!);
const { workers, index, timeoutSeconds = 60, threads, wire } = order;
try {
  const cluster = await Cluster.join({
    workers,
    index,
    timeoutSeconds,
    ...threads !== undefined && { threads },
  });
  const team = clusterTeam(cluster, wire === undefined ? {} : { wire });
  const value = order.scenario === "steps"
    ? await takeSteps(order.config, team)
    : await takeRun(order, team);
  cluster.leave();
  console.log(JSON.stringify({ value }));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const { name, message } = error;
  console.log(JSON.stringify({ error: { name, message } }));
  Deno.exit(1);
}
