/** For tests: packs a folder, and says how far it is until it is killed. */
import { packFaces } from "../pack/pack_faces.ts";

const [folder, cache] = Deno.args as [string, string];
await packFaces(folder, {
  size: 32,
  cache,
  workers: 2,
  onProgress: ({ done }) => console.log(done),
});
