import type { Module } from "@revisage/core/module";

/**
 * Fills a module, in its constructor. If that fails, say because a file lacks a
 * tensor, all that the module holds by then is freed: nobody else could.
 */
export function freeOnError<T>(module: Module, fill: () => T): T {
  try {
    return fill();
  } catch (error) {
    module[Symbol.dispose]();
    throw error;
  }
}
