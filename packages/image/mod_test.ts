import { assertEquals } from "@std/assert";
import { fileURLToPath } from "node:url";
import * as image from "./mod.ts";
import * as syntheticFaces from "./synthetic_faces/mod.ts";

Deno.test("@revisage/image exports what its README names, and no more", () => {
  assertEquals(Object.keys(image).sort(), [
    "DecodeError",
    "Resizer",
    "affineWarp",
    "cropCenter",
    "decode",
    "encodeJpeg",
    "encodePng",
    "invertAffine",
    "jpegRoundTrip",
    "listImages",
    "montage",
    "pad",
    "readImages",
    "resize",
  ]);
  assertEquals(Object.keys(syntheticFaces), ["SyntheticFaces"]);
});

for (const file of ["./mod.ts", "./synthetic_faces/mod.ts"]) {
  Deno.test(`@revisage/image loads no package but core: ${file}`, async () => {
    const path = fileURLToPath(import.meta.resolve(file));
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "--no-npm",
        "--no-remote",
        "--no-lock",
        "--no-prompt",
        path,
      ],
      env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
    }).output();
    const result = { success, stderr: new TextDecoder().decode(stderr) };
    assertEquals(result, { success: true, stderr: "" });
  });
}
