import type { Module } from "@revisage/core/module";

/**
 * Fills a module that nobody else holds yet, in its constructor for example. If
 * that fails, say because a file lacks a tensor, all that the module holds by
 * then is freed: nobody else could.
 */
export function freeOnError<T>(module: Module, fill: () => T): T {
  try {
    return fill();
  } catch (error) {
    module[Symbol.dispose]();
    throw error;
  }
}
