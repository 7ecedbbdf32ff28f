import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";

/** Runs a file of this package in a Deno that finds no npm package. */
async function runWithoutNpm(file: string) {
  const path = fileURLToPath(import.meta.resolve(file));
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-npm", "--no-remote", "--no-lock", "--no-prompt", path],
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
  }).output();
  return { success, stderr: new TextDecoder().decode(stderr) };
}

Deno.test("@revisage/core loads without TensorFlow.js, or any other package", async () => {
  assertEquals(await runWithoutNpm("./mod.ts"), { success: true, stderr: "" });
});

Deno.test("@revisage/core/webassembly loads alone", async () => {
  const result = await runWithoutNpm("./webassembly/mod.ts");
  assertEquals(result, { success: true, stderr: "" });
});

Deno.test("@revisage/core/module is what loads TensorFlow.js", async () => {
  const { success, stderr } = await runWithoutNpm("./module/mod.ts");
  assertEquals(success, false);
  assertEquals(stderr.split("\n")[0]?.includes("npm specifiers were"), true);
});
