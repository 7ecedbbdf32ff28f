import { assertEquals } from "@std/assert";
import * as events from "./mod.ts";

Deno.test("@revisage/train/events exports what its README names, and no more", () => {
  assertEquals(Object.keys(events).sort(), [
    "EventWriter",
    "MetricsError",
    "MetricsLog",
    "openReporter",
    "readMetrics",
    "sampleSheet",
  ]);
});
