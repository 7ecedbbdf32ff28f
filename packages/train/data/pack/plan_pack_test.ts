import { assertEquals } from "@std/assert";
import * as fc from "fast-check";
import type { Pack } from "./pack_index.ts";
import { planPack } from "./plan_pack.ts";
import type { PictureStamp } from "./stamp_pictures.ts";

const anyStamp = fc.record({
  path: fc.constantFrom("a", "b", "c", "d", "e"),
  bytes: fc.integer({ min: 0, max: 2 }),
  modified: fc.integer({ min: 0, max: 2 }),
});
const anyStamps = fc.uniqueArray(anyStamp, { selector: ({ path }) => path });

/** A pack of these pictures, every other one of no use. */
function packOf(stamps: readonly PictureStamp[]): Pack {
  const faces = stamps.filter((_, i) => i % 2 === 0)
    .map((stamp, slot) => ({ ...stamp, slot }));
  const skipped = stamps.filter((_, i) => i % 2 === 1)
    .map((stamp) => ({ ...stamp, why: "it is broken" }));
  return { id: "id", index: { size: 8, minSide: 8, faces, skipped } };
}

Deno.test("a folder that stayed needs nothing read", () => {
  fc.assert(fc.property(anyStamps, (stamps) => {
    const plan = planPack(stamps, packOf(stamps));
    assertEquals([plan.fresh, plan.open], [true, []]);
  }));
});

Deno.test("every picture is kept, skipped or read, and kept only as it was", () => {
  fc.assert(fc.property(anyStamps, anyStamps, (stamps, before) => {
    const plan = planPack(stamps, packOf(before));
    const known = new Set(before.map((stamp) => JSON.stringify(stamp)));
    const isKnown = ({ path, bytes, modified }: PictureStamp) =>
      known.has(JSON.stringify({ path, bytes, modified }));
    const [old, open] = [[...plan.kept, ...plan.skipped], plan.open];
    assertEquals(old.every(isKnown), true);
    assertEquals(open.some(isKnown), false);
    const paths = [...old, ...open].map(({ path }) => path).sort();
    assertEquals(paths, stamps.map(({ path }) => path).sort());
    const same = before.length === stamps.length && open.length === 0;
    assertEquals(plan.fresh, same);
  }));
});

Deno.test("without a pack everything is read", () => {
  const stamps = [{ path: "a", bytes: 1, modified: 1 }];
  const plan = planPack(stamps, null);
  assertEquals([plan.open, plan.fresh], [stamps, false]);
});
