import { assert, assertEquals, assertMatch } from "@std/assert";
import { fileURLToPath } from "node:url";
import { commitOf, describeHardware, featuresOf } from "./hardware.ts";

Deno.test("featuresOf() finds what matters", () => {
  const flags = "fpu avx avx2 avx512f avx512_vnni avx512_bf16";
  assertEquals(
    featuresOf(`processor : 0\nflags\t\t: ${flags}\nbogomips : 1\n`),
    ["AVX2", "AVX-512", "VNNI", "BF16"],
  );
  assertEquals(featuresOf("flags : fpu avx\n"), []);
  assertEquals(featuresOf(""), []);
});

Deno.test("describeHardware() knows this machine", () => {
  const { cpu, cores, memory, versions } = describeHardware({ deno: "1" });
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
