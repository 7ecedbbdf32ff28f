import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import * as models from "./mod.ts";

Deno.test("@revisage/models exports this and nothing else", () => {
  assertEquals(Object.keys(models).sort(), [
    "DEFAULT_DISCRIMINATOR",
    "DEFAULT_RESTORER",
    "Decoder",
    "DecoderBlock",
    "Discriminator",
    "Encoder",
    "EncoderBlock",
    "PRESETS",
    "ResidualBlock",
    "Restorer",
    "SkipBlock",
    "Skips",
    "StyledConvolution",
    "ToRgb",
    "createNoise",
    "drawNoise",
    "loadModule",
    "parseDiscriminatorConfig",
    "parseRestorerConfig",
    "saveModule",
    "showSummary",
    "skipResolutions",
    "summary",
  ]);
});

Deno.test("@revisage/models loads without the native engine", async () => {
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
