import { assertEquals } from "@std/assert";
import * as train from "./mod.ts";

/** By folder, so that each part has lines of its own. */
const EXPORTS = {
  data: [
    "Batches",
    "ValidationBatches",
    "openFaces",
    "packFaces",
    "splitFaces",
    "syntheticFaces",
  ],
};

Deno.test("@revisage/train exports this and nothing else", () => {
  assertEquals(Object.keys(train).sort(), Object.values(EXPORTS).flat().sort());
});
