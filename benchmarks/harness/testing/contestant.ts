/**
 * A contestant for tests. Its argument says what becomes of it.
 *
 * @module
 */

import { serve, type Work } from "../serve.ts";

const [fate] = Deno.args;

function prepare(): Promise<Work> {
  if (fate === "cannot start") throw new Error("no such library");
  let runs = 0;
  return Promise.resolve({
    versions: { fake: "1.2" },
    run() {
      runs++;
      if (fate === "throws" && runs > 1) throw new Error("out of luck");
      if (fate === "dies" && runs > 1) {
        console.error("Segmentation fault");
        Deno.exit(139);
      }
      if (fate === "hangs") {
        return new Promise<number>(() => setInterval(() => {}, 1000));
      }
      return runs;
    },
  });
}

if (fate === "babbles") console.log("hello");
else await serve(prepare);
