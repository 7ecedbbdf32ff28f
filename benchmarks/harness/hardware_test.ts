import { assert, assertEquals, assertMatch } from "@std/assert";
import { fileURLToPath } from "node:url";
import { commitOf, describeHardware } from "./hardware.ts";

Deno.test("describeHardware() knows this machine", async () => {
  const { cpu, cores, memory, versions } = await describeHardware({
    deno: "1",
  });
  assert(cpu.length > 0 && cores >= 1 && memory > 2 ** 28);
  assertEquals(versions, { deno: "1" });
});

Deno.test("commitOf() names the commit, or nothing", async () => {
  const here = fileURLToPath(new URL(".", import.meta.url));
  const commit = await commitOf(here);
  if (commit !== null) assertMatch(commit, /^[0-9a-f]{12}\+?$/);
  const empty = await Deno.makeTempDir();
  try {
    assertEquals(await commitOf(empty), null);
  } finally {
    await Deno.remove(empty);
  }
});
