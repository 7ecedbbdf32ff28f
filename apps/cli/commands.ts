import { CURVES } from "./curves/command.ts";
import { DEGRADE } from "./degrade/command.ts";
import { DOCTOR } from "./doctor/command.ts";
import { EVALUATE } from "./evaluate/command.ts";
import type { Command } from "./frame/command.ts";
import { RESTORE } from "./restore/command.ts";
import { SERIES } from "./series/command.ts";
import { TRAIN } from "./train/command.ts";
import { WEIGHTS_COMMAND } from "./weights/command.ts";

/** All commands of the program, in the order of its help. */
export const COMMANDS: readonly Command[] = [
  TRAIN,
  RESTORE,
  DEGRADE,
  EVALUATE,
  SERIES,
  CURVES,
  WEIGHTS_COMMAND,
  DOCTOR,
];
