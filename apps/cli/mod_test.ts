import { assertEquals } from "@std/assert";
import * as cli from "./mod.ts";

Deno.test("@revisage/cli exports this and nothing else", () => {
  assertEquals(Object.keys(cli).sort(), [
    "COMMANDS",
    "FaceRestorer",
    "PROCESS_IO",
    "UsageError",
    "runCli",
  ]);
});
