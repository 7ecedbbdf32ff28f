import { assertEquals, assertRejects } from "@std/assert";
import { runSuite } from "./run_suite.ts";
import type { Side, Suite } from "./suite.ts";
import { fake } from "./testing/commands.ts";

const ROOT = Deno.cwd();
const OPTIONS = { rounds: 2, threads: 1, log: () => {} };

function contestant(name: string, side: Side, fate?: string) {
  return { name, side, processes: [fake(fate)] };
}

const suite: Suite = {
  name: "fake",
  *races() {
    yield {
      name: "first race",
      contestants: [
        contestant("A", "ours"),
        contestant("B", "theirs"),
        contestant("broken", "theirs", "throws"),
      ],
    };
    yield { name: "second race", contestants: [contestant("A", "ours")] };
  },
  ratios: [{
    name: "aOverB",
    race: "first race",
    of: "time",
    ours: "A",
    theirs: ["B", "broken"],
  }],
};

Deno.test("runSuite() reports every contestant, and compares them", async () => {
  const report = await runSuite(suite, ROOT, OPTIONS);
  assertEquals(Object.keys(report), ["hardware", "commit", "rows", "ratios"]);
  // Two warm-ups take 1 and 2, then the rounds 3 and 4.
  assertEquals(
    report.rows.map((row) => [row.race, row.name, row.median, row.error]),
    [
      ["first race", "A", 3.5, undefined],
      ["first race", "B", 3.5, undefined],
      ["first race", "broken", null, "out of luck"],
      ["second race", "A", 3.5, undefined],
    ],
  );
  assertEquals(report.ratios, { aOverB: 1 });
  const { deno } = Deno.version;
  assertEquals(report.hardware.versions, { deno, fake: "1.2" });
  assertEquals(JSON.parse(JSON.stringify(report)).ratios, { aOverB: 1 });
});

Deno.test("runSuite() runs only what is asked for", async () => {
  const only = (text: string) =>
    runSuite(suite, ROOT, { ...OPTIONS, only: text });
  const { rows, ratios } = await only("second");
  assertEquals(rows.map(({ race, name }) => [race, name]), [[
    "second race",
    "A",
  ]]);
  assertEquals(ratios, {});
  await assertRejects(
    () => only("third"),
    RangeError,
    'Cannot run fake: no race or contestant has "third" in its name',
  );
});

Deno.test("runSuite() leaves out what the processor would emulate", async () => {
  const { features } = (await runSuite(suite, ROOT, OPTIONS)).hardware;
  const able = features.some((name) => name.endsWith("_BF16"));
  const lines: string[] = [];
  const races = [{
    name: "race",
    contestants: [
      contestant("A", "ours"),
      { ...contestant("B", "ours"), needs: "bfloat16" as const },
    ],
  }];
  const { rows } = await runSuite(
    { name: "fake", races: () => races, ratios: [] },
    ROOT,
    { ...OPTIONS, log: (line) => lines.push(line) },
  );
  assertEquals(rows.map(({ name }) => name), able ? ["A", "B"] : ["A"]);
  const told = "race: no B, the processor would emulate bfloat16";
  assertEquals(lines.includes(told), !able);
});
