import { assertEquals } from "@std/assert";
import * as train from "./mod.ts";

Deno.test("@revisage/train exports this and nothing else", () => {
  assertEquals(Object.keys(train).sort(), [
    "ADAM_SCHEMA",
    "AVERAGE_SCHEMA",
    "Adam",
    "DEFAULT_ADAM",
    "DEFAULT_AVERAGE",
    "DEFAULT_LOSS",
    "EventWriter",
    "GFPGAN_LAYERS",
    "LEARNING_RATE_SCHEMA",
    "LOSS_SCHEMA",
    "MetricsError",
    "MetricsLog",
    "allFinite",
    "averageDecay",
    "clipByGlobalNorm",
    "differentiate",
    "discriminatorLoss",
    "generatorLoss",
    "l1Loss",
    "lazyAdam",
    "learningRateAt",
    "lpipsLoss",
    "openReporter",
    "perceptualLoss",
    "r1Penalty",
    "readMetrics",
    "restorerLoss",
    "sampleSheet",
    "statelessDiffAugment",
    "updateAverage",
  ]);
});
