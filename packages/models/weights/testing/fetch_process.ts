/**
 * A process that fetches: `fetch_process.ts CACHE URL`. Prints a line for each
 * stage, and the path or the error at the end.
 */
import { fetchWeights } from "../fetch_weights.ts";
import { WeightsError } from "../weights_error.ts";
import { weightsFrom } from "./any_weights.ts";

const [cache = "", url = ""] = Deno.args;
try {
  const path = await fetchWeights(weightsFrom(url), {
    cache,
    onProgress: ({ stage, received }) => console.log(stage, received),
  });
  console.log(path);
} catch (error) {
  if (!(error instanceof WeightsError)) throw error;
  console.log(`${error.kind}: ${error.message}`);
}
