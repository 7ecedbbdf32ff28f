/**
 * What the other packages stand on: random numbers, shapes, images, features.
 *
 * Nothing here loads TensorFlow.js; `Module` does, and is imported from
 * `@revisage/core/module`.
 *
 * @module
 */
export { Rng } from "./rng.ts";
export type { RngState } from "./rng_state.ts";
export { checkShapes } from "./shapes.ts";
export type { AxisSizes, ShapeCheck, Shaped } from "./shapes.ts";
