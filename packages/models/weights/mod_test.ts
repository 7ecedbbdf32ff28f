import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import * as weights from "./mod.ts";

Deno.test("@revisage/models/weights exports what its README names, and no more", () => {
  assertEquals(Object.keys(weights).sort(), [
    "PthError",
    "WEIGHTS",
    "WeightsError",
    "fetchWeights",
    "findWeights",
    "openPth",
  ]);
});

Deno.test("@revisage/models/weights loads without any npm package", async () => {
  const path = fileURLToPath(import.meta.resolve("./mod.ts"));
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-npm", "--no-remote", "--no-lock", "--no-prompt", path],
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
  }).output();
  const result = { success, stderr: new TextDecoder().decode(stderr) };
  assertEquals(result, { success: true, stderr: "" });
});
