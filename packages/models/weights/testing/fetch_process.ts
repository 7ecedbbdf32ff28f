/**
 * A process that fetches: `fetch_process.ts CACHE URL`. Prints a line for each
 * stage, and the path at the end.
 */
import { fetchWeights } from "../fetch_weights.ts";
import { weightsFrom } from "./any_weights.ts";

const [cache = "", url = ""] = Deno.args;
const path = await fetchWeights(weightsFrom(url), {
  cache,
  onProgress: ({ stage, received }) => console.log(stage, received),
});
console.log(path);
