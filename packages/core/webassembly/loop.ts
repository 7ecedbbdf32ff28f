import type { Code } from "./code.ts";
import * as op from "./op.ts";

/** Adds a constant, or what code leaves, to a local. */
export function advance(local: number, by: number | Code): Code {
  const step = typeof by === "number" ? op.i32Const(by) : by;
  return [op.get(local), step, op.i32Add, op.set(local)];
}

/** Ends a loop that runs as often as a local says; 1 at least. */
export function repeat(local: number): Code {
  return [
    [op.get(local), op.i32Const(1), op.i32Subtract, op.tee(local)],
    op.branchIf(0),
  ];
}

/** A loop that runs as long as `condition` leaves something other than 0. */
export function whileTrue(condition: Code, ...body: Code): Code {
  return op.loop(condition, op.then(body, op.branch(1)));
}
