import { assertEquals, assertMatch } from "@std/assert";
import { JsonReporter } from "./json_reporter.ts";
import { LiveReporter } from "./live_reporter.ts";
import { chooseReporter } from "./open_reporter.ts";
import { PlainReporter } from "./plain_reporter.ts";
import { FakeGauges, FakeOutput } from "./testing/fakes.ts";

Deno.test("a person gets a live line, a file lines, a program JSON", () => {
  const size = { steps: 1, imagesPerStep: 1 };
  const choose = (json: boolean, isTerminal: boolean) =>
    chooseReporter(
      { ...size, json },
      new FakeOutput(isTerminal),
      new FakeGauges(),
    ).constructor;
  assertEquals(choose(false, true), LiveReporter);
  assertEquals(choose(false, false), PlainReporter);
  assertEquals([choose(true, true), choose(true, false)], [
    ...[JsonReporter, JsonReporter],
  ]);
});

const EVENTS = JSON.stringify(import.meta.resolve("../mod.ts"));

/** What a program that reports one step writes. */
async function report(options: string) {
  const code = `import { openReporter } from ${EVENTS};
    const reporter = openReporter({ steps: 2, imagesPerStep: 1, ${options} });
    reporter.step(1, { l1: 0.5 });
    reporter.finish();`;
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-lock", code],
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1" },
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { stdout: text(stdout), stderr: text(stderr) };
}

Deno.test("progress goes to the standard error, with this process's memory", async () => {
  const { stdout, stderr } = await report("");
  assertEquals(stdout, "");
  assertMatch(
    stderr,
    /^step 1\/2 {8}\? left {6}\? images\/s {2}l1 0\.5000 {4} 0\.\d\d GB\n$/,
  );
});

Deno.test("JSON goes to the standard output, with the memory it is told", async () => {
  const { stdout, stderr } = await report("json: true, memory: () => 7");
  assertEquals(stderr, "");
  const lines = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assertEquals(lines.map(({ type }) => type), ["progress", "finish"]);
  assertEquals(lines[1].memory, 7);
});
