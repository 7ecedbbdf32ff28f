/** For tests: degrades a folder, and says how far it is until it is killed. */
import { degradeFolder } from "../degrade_folder.ts";

const [input, output] = Deno.args as [string, string];
await degradeFolder(input, output, {
  preset: "gfpgan",
  seed: 0,
  workers: 2,
  onProgress: ({ done }) => console.log(done),
});
