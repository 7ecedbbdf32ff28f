import { assert, assertEquals } from "@std/assert";
import { surroundings } from "./surroundings.ts";

Deno.test("surroundings name the commit, the cores and the processor", async () => {
  const { commit, hardware } = await surroundings();
  assert(commit === null || /^[0-9a-f]{10,}(-dirty)?$/.test(commit), commit!);
  const [cores, processor] = hardware.split(" × ");
  assertEquals(Number(cores), navigator.hardwareConcurrency);
  assert(processor!.length > 2, hardware);
});
