import type { Race, Setting } from "../harness/suite.ts";
import { worker } from "./commands.ts";
import { BATCH, SIZE } from "./step_race.ts";

const VARIABLES = 200;

/** What a call of a compiled function costs beyond what it computes. */
export function callRace({ threads }: Setting): Race {
  const settings = { threads, variables: VARIABLES };
  return {
    name: "call overhead",
    contestants: [{
      name: `${VARIABLES} variables`,
      side: "ours",
      processes: [worker("call_worker.ts", settings)],
      target: 3,
    }],
  };
}

/** What the first call costs more: the training step is about 3,600 operations. */
export function traceRace({ threads }: Setting): Race {
  const settings = { threads, size: SIZE, batch: BATCH };
  return {
    name: "tracing",
    contestants: [{
      name: "training step",
      side: "ours",
      processes: [worker("trace_worker.ts", settings)],
      target: 500,
    }],
  };
}
