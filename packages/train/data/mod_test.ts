import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import * as data from "./mod.ts";

Deno.test("@revisage/train/data exports what its README names, and no more", () => {
  assertEquals(Object.keys(data).sort(), [
    "Batches",
    "FacesError",
    "ValidationBatches",
    "openFaces",
    "packFaces",
    "splitFaces",
    "syntheticFaces",
  ]);
});

for (
  const file of [
    "./mod.ts",
    "./batches/batch_worker.ts",
    "./pack/pack_worker.ts",
  ]
) {
  Deno.test(`the data of @revisage/train needs no package of npm: ${file}`, async () => {
    const path = fileURLToPath(import.meta.resolve(file));
    const run = "run --no-npm --no-remote --no-lock --no-prompt".split(" ");
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [...run, path],
      env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    }).output();
    const result = { success, stderr: new TextDecoder().decode(stderr) };
    assertEquals(result, { success: true, stderr: "" });
  });
}
