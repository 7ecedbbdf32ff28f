import { degrade } from "./degrade/suite.ts";
import { engine } from "./engine/suite.ts";
import type { Suite } from "./harness/suite.ts";
import { metrics } from "./metrics/suite.ts";
import { network } from "./network/suite.ts";
import { scaling } from "./scaling/suite.ts";
import { train } from "./train/suite.ts";

/** All suites. */
export const SUITES: readonly Suite[] = [
  engine,
  degrade,
  network,
  train,
  metrics,
  scaling,
];
