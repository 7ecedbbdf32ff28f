import { MetricsError } from "./metrics_error.ts";
import type { Metrics } from "./metrics_line.ts";
import { scanMetrics } from "./scan_metrics.ts";

/**
 * Reads the `metrics.jsonl` of a run.
 *
 * The run may still go on: half a line at the end is passed over.
 *
 * @param path The file.
 * @returns One entry for each line, in their order.
 * @throws {MetricsError} If a line is broken, naming file and line.
 *
 * @example
 * ```ts
 * import { MetricsLog, readMetrics } from "@revisage/train/events";
 * import { assertEquals } from "@std/assert";
 *
 * const folder = await Deno.makeTempDir();
 * const path = `${folder}/metrics.jsonl`;
 * using log = MetricsLog.create(path);
 * log.add(100, { "loss/l1": 0.25 });
 * log.add(200, { "loss/l1": NaN });
 * const curve = (await readMetrics(path)).map(({ values }) => values["loss/l1"]);
 * assertEquals(curve, [0.25, NaN]);
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export async function readMetrics(path: string): Promise<Metrics[]> {
  const metrics: Metrics[] = [];
  for (const line of scanMetrics(await Deno.readFile(path))) {
    const { number, ended, content } = line;
    if (!(content instanceof Error)) metrics.push(content);
    else if (ended) throw new MetricsError(path, number, content.message);
  }
  return metrics;
}
