import type { Module } from "./module.ts";

/** Counts the numbers that an optimizer trains; buffers do not count. */
export function countParameters(module: Module): number {
  let count = 0;
  for (const { kind, variable } of module.variables()) {
    if (kind === "parameter") count += variable.size;
  }
  return count;
}
