/**
 * A small assembler of WebAssembly with SIMD, for inner loops.
 *
 * What it makes is plain bytes: nothing is fetched, and no tool is needed to
 * build it. It knows the instructions that Revisage's own loops need.
 *
 * @module
 */
export { assembleModule, type } from "./assemble_module.ts";
export type { ModuleFunction } from "./assemble_module.ts";
export type { Code } from "./code.ts";
export { advance, repeat, whileTrue } from "./loop.ts";
/** Instructions, named as in the specification. */
export * as op from "./op.ts";
