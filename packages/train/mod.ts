/**
 * Trains a restorer, part by part.
 *
 * @module
 */
export * from "./events/mod.ts";
