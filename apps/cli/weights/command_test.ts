import { type WeightName, WEIGHTS } from "@revisage/models/weights";
import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import { parseWords } from "../frame/parse_words.ts";
import { UsageError } from "../frame/usage_error.ts";
import { inFolder } from "../testing/in_folder.ts";
import { KeptIo } from "../testing/kept_io.ts";
import { runTask } from "../testing/run_task.ts";
import { WEIGHTS_COMMAND } from "./command.ts";
import { weights, type WeightsOptions } from "./weights.ts";

async function run(words: readonly string[], options: WeightsOptions) {
  const args = parseWords(WEIGHTS_COMMAND, words);
  if (args === "help") throw new Error("asked for help");
  const io = new KeptIo();
  const code = await weights(args, io, options);
  return { code, printed: io.printed, told: io.told };
}

Deno.test("weights lists all that are known, with the permissions of its task", () =>
  inFolder(async (cache) => {
    const env = { REVISAGE_CACHE: cache };
    const { code, stdout, stderr } = await runTask("weights", ["--json"], {
      env,
    });
    assertEquals(code, 0, stderr);
    const lines = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
    assertEquals(lines.map(({ name }) => name), Object.keys(WEIGHTS));
    assertEquals(lines.every(({ path }) => path === null), true);
  }));

Deno.test("weights fetches those that are named, and prints where they lie", () =>
  inFolder(async (cache) => {
    const fetched: unknown[] = [];
    const fetch = (name: unknown) => {
      fetched.push(name);
      return Promise.resolve(`${cache}/weights/${name}`);
    };
    const { code, printed, told } = await run(["sface", "vgg19"], {
      cache,
      fetch,
    });
    assertEquals([code, fetched], [0, ["sface", "vgg19"] as WeightName[]]);
    assertEquals(printed, [
      `sface          ${cache}/weights/sface`,
      `vgg19          ${cache}/weights/vgg19`,
    ]);
    assertEquals(told[0], "Fetching sface (39 MB; license: Apache-2.0).");
    const list = await run([], { cache, fetch });
    assertStringIncludes(list.printed[0]!, "not at hand (245 MB; license: ");
    assertEquals(fetched.length, 2);
  }));

Deno.test("weights for research alone are not fetched", () =>
  inFolder(async (cache) => {
    const { message } = await assertRejects(
      () => run(["arcface"], { cache }),
      UsageError,
    );
    assertStringIncludes(message, "arcface is not fetched, it is ");
  }));

Deno.test("weights that nobody publishes are wrong use", async () => {
  const { message } = await assertRejects(
    () => run(["sfaec"], {}),
    UsageError,
  );
  assertStringIncludes(message, 'got "sfaec", did you mean "sface"?');
});
