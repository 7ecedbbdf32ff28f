import { assert } from "@std/assert";
import { fileURLToPath } from "node:url";

const PROBE = fileURLToPath(import.meta.resolve("./testing/search_memory.ts"));

for (const mode of ["eager", "compiled"]) {
  Deno.test({
    name: `262,144 vectors find their codes in less than 400 MB, ${mode}`,
    ignore: Deno.build.os !== "linux", // The probe asks /proc.
    fn: async () => {
      const { success, stdout, stderr } = await new Deno.Command(
        Deno.execPath(),
        { args: ["run", "-A", "--frozen", PROBE, mode] },
      ).output();
      assert(success, new TextDecoder().decode(stderr));
      const grown = Number(new TextDecoder().decode(stdout));
      // All distances at once would be 1074 MB.
      assert(grown > 0 && grown < 400e6, `${grown} bytes`);
    },
  });
}
