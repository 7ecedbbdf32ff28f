import { assertEquals } from "@std/assert";
import { runRace } from "./race.ts";
import type { Contestant } from "./suite.ts";
import { fake } from "./testing/commands.ts";

const QUIET = { rounds: 2, warmUps: 1, log: () => {} };

function contestant(name: string, ...fates: string[]): Contestant {
  return { name, side: "ours", processes: fates.map(fake) };
}

Deno.test("runRace() goes on without those that fail", async () => {
  const contestants = [
    contestant("well", "runs"),
    contestant("absent", "cannot start"),
    contestant("unlucky", "throws"),
    contestant("team", "runs", "runs"),
    contestant("broken team", "runs", "dies"),
  ];
  const results = await runRace({ name: "race", contestants }, QUIET);
  assertEquals(results.map(({ turns }) => turns), [
    { first: 1, samples: [2, 3] },
    { samples: [], error: "no such library" },
    { samples: [], error: "out of luck" },
    { first: 1, samples: [2, 3] },
    { samples: [], error: "it ended with 139: Segmentation fault" },
  ]);
  assertEquals(results.map(({ race }) => race), Array(5).fill("race"));
  assertEquals(results[1]!.memory, null);
  assertEquals(results[3]!.versions.fake, "1.2");
});

Deno.test("runRace() tells how it goes", async () => {
  const lines: string[] = [];
  const contestants = [contestant("A", "runs")];
  await runRace({ name: "race", contestants }, {
    rounds: 1,
    warmUps: 1,
    log: (line) => lines.push(line),
  });
  assertEquals(lines, [
    "race: starting A",
    "race: round 1 of 2",
    "race: round 2 of 2",
  ]);
});
