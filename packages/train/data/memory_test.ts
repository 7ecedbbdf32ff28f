import { assert, assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";

Deno.test("2,000 batches keep no memory, and no file open", async () => {
  const probe = fileURLToPath(import.meta.resolve("./testing/memory_probe.ts"));
  const flags = ["--quiet", "--no-lock", "-A", "--v8-flags=--expose-gc"];
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["run", ...flags, probe],
    stderr: "inherit",
  }).output();
  const grown = JSON.parse(new TextDecoder().decode(stdout));
  assertEquals(grown.files, 0);
  // 500 bytes kept of each would be a megabyte.
  assert(grown.used < 1_000_000, `${grown.used} bytes`);
});
