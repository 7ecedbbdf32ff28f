/**
 * The standard library's assertions, typed.
 *
 * The npm copy of the standard library ships plain JavaScript. The declarations
 * beside this file give back the types of what our tests use.
 *
 * @module
 */

// @ts-types="./assert.d.ts"
export * from "deno-std/assert/mod.js";
