import { DOCTOR } from "./doctor/command.ts";
import { TRAIN } from "./train/command.ts";
import type { Command } from "./frame/command.ts";

/** All commands of the program, in the order of its help. */
export const COMMANDS: readonly Command[] = [TRAIN, DOCTOR];
