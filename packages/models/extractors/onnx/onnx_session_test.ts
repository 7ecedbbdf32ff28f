import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import { withFolder } from "@tools/with-folder";
import { bytes } from "../testing/fixture.ts";

const CONFIG = fileURLToPath(
  new URL("../../../../deno.json", import.meta.url),
);
const SCRIPT = `
import { openOnnx } from "${new URL("onnx_session.ts", import.meta.url)}";
const session = await openOnnx(await Deno.readFile(Deno.args[0]!), "tiny");
await session[Symbol.asyncDispose]();
console.log(Deno.env.get("ORT_DISABLE_TELEMETRY"));
`;

Deno.test("openOnnx() keeps the runtime from telling and from logging", async () => {
  await withFolder(async (folder) => {
    await Deno.mkdir(`${folder}/tmp`);
    await Deno.writeTextFile(`${folder}/script.ts`, SCRIPT);
    await Deno.writeFile(`${folder}/tiny.onnx`, bytes("onnx.batch"));
    const run = async (env: Record<string, string>) => {
      const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
        args: ["run", "-A", `--config=${CONFIG}`, "script.ts", "tiny.onnx"],
        cwd: folder,
        env: { TMPDIR: `${folder}/tmp`, NO_COLOR: "1", ...env },
      }).output();
      const decoder = new TextDecoder();
      return [decoder.decode(stdout).trim(), decoder.decode(stderr)];
    };
    assertEquals(await run({ ORT_DISABLE_TELEMETRY: "" }), ["1", ""]);
    assertEquals([...Deno.readDirSync(`${folder}/tmp`)], []);
    // Who wants to be counted may be.
    assertEquals(await run({ ORT_DISABLE_TELEMETRY: "0" }), ["0", ""]);
  });
});
