import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { eventFileName } from "./event_file_name.ts";

Deno.test("eventFileName() tells time, host and process", () => {
  assertEquals(
    eventFileName(["metrics.jsonl"], 1_700_000_000.9, "atlas", 42),
    "events.out.tfevents.1700000000.atlas.42.0",
  );
  assertEquals(
    eventFileName([], 5, "atlas", 42),
    "events.out.tfevents.0000000005.atlas.42.0",
  );
});

Deno.test("eventFileName() comes last in the folder, whatever the clock says", () => {
  const clock = fc.integer({ min: 0, max: 9_000_000_000 });
  const hosts = fc.constantFrom("a", "b");
  fc.assert(
    fc.property(fc.array(fc.tuple(clock, hosts)), (starts) => {
      const names: string[] = [];
      for (const [seconds, host] of starts) {
        names.push(eventFileName(names, seconds, host, 1));
      }
      assertEquals(names.toSorted(), names);
      assertEquals(new Set(names).size, names.length);
    }),
  );
});
