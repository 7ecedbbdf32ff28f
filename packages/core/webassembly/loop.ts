import type { Code } from "./code.ts";
import * as op from "./op.ts";

/** Adds a constant to a local. */
export function advance(local: number, by: number): Code {
  return [op.get(local), op.i32Const(by), op.i32Add, op.set(local)];
}

/** Ends a loop that runs as often as a local says; 1 at least. */
export function repeat(local: number): Code {
  return [
    [op.get(local), op.i32Const(1), op.i32Subtract, op.tee(local)],
    op.branchIf(0),
  ];
}
