/**
 * Measures how long two sets of features take to be compared. Its one argument
 * is `SetSettings` as JSON.
 *
 * @module
 */

import { type Features, pureLinearAlgebra } from "@revisage/core";
import { fid, prdc } from "@revisage/metrics";
import { loadTensorFlow, tensorflowLinearAlgebra } from "@revisage/tensorflow";
import { serve, type Work } from "../harness/serve.ts";
import type { SetSettings } from "./settings.ts";

async function prepare(settings: SetSettings): Promise<Work> {
  const { algebra, measure, threads } = settings;
  const read = async (path: string): Promise<Features> => {
    const { buffer } = await Deno.readFile(path);
    const { count, dimensions } = settings;
    return { data: new Float32Array(buffer), count, dimensions };
  };
  const pair = {
    restored: await read(settings.restored),
    reference: await read(settings.reference),
  };
  const engine = algebra === "plain" ? undefined : await load(threads);
  const linearAlgebra = engine?.linearAlgebra ?? pureLinearAlgebra;
  return {
    versions: engine?.versions ?? {},
    async run() {
      const start = performance.now();
      if (measure === "fid") await fid(pair, { linearAlgebra });
      else await prdc(pair, 5, { linearAlgebra });
      return performance.now() - start;
    },
  };
}

async function load(threads: number) {
  const { version } = await loadTensorFlow({ threads });
  const linearAlgebra = tensorflowLinearAlgebra();
  return { versions: { tensorflow: version }, linearAlgebra };
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
