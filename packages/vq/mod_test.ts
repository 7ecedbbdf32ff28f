import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import * as vq from "./mod.ts";

Deno.test("@revisage/vq exports this and nothing else", () => {
  assertEquals(Object.keys(vq).sort(), [
    "Codebook",
    "DEFAULT_CODEBOOK",
    "commitmentLoss",
    "countCodes",
    "nearest",
    "perplexity",
    "quantize",
    "usage",
  ]);
});

Deno.test("@revisage/vq loads without the native engine", async () => {
  const { success, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", fileURLToPath(import.meta.resolve("./mod.ts"))],
    stderr: "null",
  }).output();
  assertEquals(success, true);
  const { modules } = JSON.parse(new TextDecoder().decode(stdout));
  const loaded: string[] = modules.map(
    ({ specifier }: { specifier: string }) => specifier,
  );
  assertEquals(loaded.filter((path) => path.includes("tfjs-node")), []);
  assertEquals(loaded.filter((path) => path.includes("/tensorflow/")), []);
});
