import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";

Deno.test("10,000 degradations in one Degrader keep no memory", async () => {
  const probe = fileURLToPath(import.meta.resolve("./testing/memory_probe.ts"));
  const flags = ["--quiet", "--no-lock", "--v8-flags=--expose-gc"];
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", ...flags, probe],
    stderr: "inherit",
  }).output();
  const grown = JSON.parse(new TextDecoder().decode(stdout));
  assertEquals(grown.held, 0);
  // 100 bytes kept of each would be a megabyte.
  assert(grown.used < 900_000, `${grown.used} bytes`);
});
