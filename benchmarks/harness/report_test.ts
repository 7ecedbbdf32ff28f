import { assertEquals } from "@std/assert";
import type { Result } from "./race.ts";
import { ratiosOf, rowOf } from "./report.ts";
import type { Ratio } from "./suite.ts";
import type { Turns } from "./turns.ts";

function result(name: string, turns: Turns, memory: number | null): Result {
  return {
    race: "step",
    contestant: { name, side: "ours", processes: [], target: 3 },
    turns,
    memory,
    versions: {},
  };
}

function times(...samples: number[]): Turns {
  return { first: 99, samples };
}

const ratio: Ratio = {
  name: "oursOverTheirs",
  race: "step",
  of: "time",
  ours: "ours",
  theirs: ["slow", "fast", "broken"],
};

Deno.test("rowOf() sums up", () => {
  assertEquals(rowOf(result("ours", times(2, 1, 9), 7)), {
    race: "step",
    name: "ours",
    side: "ours",
    unit: "ms",
    median: 2,
    min: 1,
    max: 9,
    rounds: 3,
    first: 99,
    memory: 7,
    target: 3,
  });
});

Deno.test("rowOf() tells an error", () => {
  const broken = { samples: [], error: "it broke" };
  const row = rowOf(result("ours", broken, null));
  assertEquals([row.error, row.median, row.first], ["it broke", null, null]);
});

Deno.test("ratiosOf() compares with the best of theirs", () => {
  const results = [
    result("ours", times(2, 20, 2), 30),
    result("slow", times(8, 80, 8), 10),
    result("fast", times(4, 40, 4), 20),
    result("broken", { samples: [], error: "it broke" }, null),
  ];
  assertEquals(ratiosOf([ratio], results), { oursOverTheirs: 0.5 });
  assertEquals(ratiosOf([{ ...ratio, of: "memory" }], results), {
    oursOverTheirs: 3,
  });
});

Deno.test("ratiosOf() leaves out what cannot be compared", () => {
  const ours = result("ours", times(2), null),
    slow = result("slow", times(4), 1);
  const fails = result("ours", { samples: [], error: "it broke" }, null);
  assertEquals(ratiosOf([ratio], [ours]), {});
  assertEquals(ratiosOf([ratio], [slow]), {});
  assertEquals(ratiosOf([ratio], [fails, slow]), {});
  assertEquals(ratiosOf([{ ...ratio, race: "other" }], [ours, slow]), {});
  assertEquals(ratiosOf([{ ...ratio, of: "memory" }], [ours, slow]), {});
});
