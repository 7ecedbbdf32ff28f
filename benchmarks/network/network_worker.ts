/**
 * Measures a restorer, as its one argument says: `NetworkSettings` as JSON.
 *
 * @module
 */

import { compile, loadTensorFlow } from "@revisage/tensorflow";
import { milliseconds, serve, type Work } from "../harness/serve.ts";
import { configOf, Restoring } from "./restoring.ts";
import type { NetworkSettings } from "./settings.ts";

async function prepare(settings: NetworkSettings): Promise<Work> {
  const { threads, batch, precision, quantize, task } = settings;
  const { version } = await loadTensorFlow({ threads });
  const restoring = new Restoring(configOf(settings), batch, quantize);
  const run = compile(() => restoring[task](), { name: task, precision });
  return {
    versions: { tensorflow: version },
    run: () =>
      milliseconds(() => {
        const results = run();
        results[0]!.dataSync();
        for (const result of results) result.dispose();
      }),
  };
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
