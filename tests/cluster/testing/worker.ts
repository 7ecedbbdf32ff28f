/** One worker of a team: takes its order as JSON, prints what came of it. */
import { Cluster } from "@revisage/tensorflow";
import { clusterTeam, type Team } from "@revisage/train";
import { takeSteps } from "./in_memory.ts";
import { learnLarge } from "./learn_large.ts";
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
  const value = await obey(order, team);
  cluster.leave();
  console.log(JSON.stringify({ value }));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const { name, message } = error;
  console.log(JSON.stringify({ error: { name, message } }));
  Deno.exit(1);
}

async function obey(order: Order, team: Team): Promise<unknown> {
  switch (order.scenario) {
    case "steps":
      return await takeSteps(order.config, team);
    case "learner":
      return learnLarge(team);
    case "run":
      return await takeRun(order, team);
  }
}
