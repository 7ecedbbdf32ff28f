import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { loadTensorFlow } from "../load.ts";
import { NativeLibrary, StatusError } from "./native_library.ts";

function refusal(path: string): string {
  return assertThrows(() => NativeLibrary.open(path), Error).message;
}

Deno.test("a file that is not there is named", () => {
  const message = refusal("/nowhere/libtensorflow_cc.so.2");
  assertStringIncludes(
    message,
    "Cannot open /nowhere/libtensorflow_cc.so.2 as TensorFlow's library",
  );
  assertStringIncludes(message, "It must be libtensorflow_cc of TensorFlow");
});

Deno.test("a file that is no library is refused", async () => {
  const path = await Deno.makeTempFile({ suffix: ".so" });
  try {
    await Deno.writeTextFile(path, "not a library");
    assertStringIncludes(refusal(path), `Cannot open ${path} as TensorFlow's`);
  } finally {
    await Deno.remove(path);
  }
});

Deno.test({
  name: "a library of another kind is refused, by the function it lacks",
  ignore: Deno.build.os !== "linux",
  fn() {
    assertStringIncludes(refusal("libm.so.6"), "undefined symbol: TF");
  },
});

Deno.test("a status carries TensorFlow's code", () => {
  const error = new StatusError(3, "wrong");
  assertEquals([error.code, error.name, error.message], [
    3,
    "StatusError",
    "wrong",
  ]);
  assert(error instanceof Error);
});

Deno.test("TensorFlow's other library is refused, and the process lives on", async () => {
  const { library } = await loadTensorFlow();
  const folder = library.path.slice(0, library.path.lastIndexOf("/"));
  const other = `${folder}/libtensorflow_framework.so.2`;
  const module = new URL("./native_library.ts", import.meta.url).href;
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "eval",
      "--quiet",
      `import { NativeLibrary } from "${module}";
       try { NativeLibrary.open("${other}"); } catch (e) { console.log(e.message); }`,
    ],
    cwd: import.meta.dirname,
  }).output();
  assertStringIncludes(
    new TextDecoder().decode(stdout),
    `Cannot open ${other}`,
  );
  assertEquals(code, 0);
});
