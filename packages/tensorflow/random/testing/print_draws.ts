/**
 * Prints a digest of what is drawn with as many threads as the argument says.
 * Run by `stateless_threads_test.ts`.
 */
import { loadTensorFlow } from "../../load.ts";
import { statelessNormal } from "../stateless_normal.ts";
import { statelessUniform } from "../stateless_uniform.ts";

await loadTensorFlow({ threads: Number(Deno.args[0]) });
const key = { seed: 11, step: 2, stream: "threads" };
// Enough to be shared out among threads, and no multiple of a block.
const shape: [number] = [1_000_003];
for (
  const drawn of [statelessNormal(shape, key), statelessUniform(shape, key)]
) {
  const values = drawn.dataSync<"float32">().slice();
  const digest = await crypto.subtle.digest("SHA-256", values);
  console.log(new Uint8Array(digest).toHex());
}
