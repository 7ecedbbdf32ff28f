import { assertEquals } from "@std/assert";
import { type Racer, takeTurns } from "./turns.ts";

function racer(name: string, log: string[], times: readonly number[]): Racer {
  let turn = 0;
  return {
    name,
    run() {
      log.push(name);
      const time = times[turn++];
      return time === undefined
        ? Promise.reject(new Error(`${name} broke`))
        : Promise.resolve(time);
    },
  };
}

Deno.test("takeTurns() goes round, and leaves warm-ups out", async () => {
  const log: string[] = [];
  const racers = [
    racer("A", log, [90, 80, 1, 2, 3]),
    racer("B", log, [70, 60, 4, 5, 6]),
  ];
  const turns = await takeTurns(racers, { rounds: 3, warmUps: 2 });
  assertEquals(log.join(""), "ABABABABAB");
  assertEquals(turns, [
    { first: 90, samples: [1, 2, 3] },
    { first: 70, samples: [4, 5, 6] },
  ]);
});

Deno.test("takeTurns() goes on without a racer that fails", async () => {
  const log: string[] = [];
  const racers = [racer("A", log, [9, 1]), racer("B", log, [8, 1, 2])];
  const turns = await takeTurns(racers, { rounds: 2, warmUps: 1 });
  assertEquals(log.join(""), "ABABAB");
  assertEquals(turns, [
    { samples: [], error: "A broke" },
    { first: 8, samples: [1, 2] },
  ]);
});
