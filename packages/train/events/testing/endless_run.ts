/** Writes metrics and events until it is killed, for killed_test.ts. */

import { EventWriter } from "../tensorboard/event_writer.ts";
import { MetricsLog } from "../metrics/metrics_log.ts";

const [folder, from] = Deno.args as [string, string];
const start = Number(from);
const path = `${folder}/metrics.jsonl`;
const metrics = start === 0
  ? MetricsLog.create(path)
  : MetricsLog.resume(path, start);
const events = start === 0
  ? EventWriter.create(folder)
  : EventWriter.resume(folder, start);
for (let step = start + 1;; step++) {
  events.scalars(step, { l1: step });
  metrics.add(step, { l1: step });
  if (step === start + 1) console.log("started");
}
