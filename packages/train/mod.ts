/**
 * Trains a restorer, part by part.
 *
 * @module
 */
export * from "./data/mod.ts";
