/**
 * Measures what a call of a compiled function costs that reads and assigns 200
 * variables of one value each. Its one argument is `{ threads, variables }`.
 *
 * @module
 */

import { compile, loadTensorFlow } from "@revisage/tensorflow";
import * as tf from "@tensorflow/tfjs";
import { milliseconds, serve, type Work } from "../harness/serve.ts";

/** Calls in a turn: one alone is short. */
const CALLS = 50;

interface CallSettings {
  readonly threads: number;
  readonly variables: number;
}

async function prepare(settings: CallSettings): Promise<Work> {
  const { version } = await loadTensorFlow({ threads: settings.threads });
  const variables = Array.from(
    { length: settings.variables },
    () => tf.variable(tf.scalar(0)),
  );
  const count = compile(() => {
    for (const variable of variables) variable.assign(variable.add(1));
  }, { name: "count" });
  return {
    versions: { tensorflow: version },
    run() {
      const all = milliseconds(() => {
        for (let i = 0; i < CALLS; i++) count();
        variables.at(-1)!.dataSync();
      });
      return all / CALLS;
    },
  };
}

await serve(() => prepare(JSON.parse(Deno.args[0]!)));
