/**
 * What the other packages stand on: random numbers, shapes, images, features.
 *
 * Nothing here loads TensorFlow.js; `Module` does, and is imported from
 * `@revisage/core/module`.
 *
 * @module
 */
export { Rng } from "./rng/rng.ts";
export type { RngState } from "./rng/rng_state.ts";
export { checkShapes } from "./shapes.ts";
export type { AxisLetters, AxisSizes, ShapeCheck, Shaped } from "./shapes.ts";
export { checkImage, createImage } from "./image.ts";
export type { Image } from "./image.ts";
export { checkFeatures } from "./features.ts";
export type { Features } from "./features.ts";
export type { FeatureExtractor } from "./feature_extractor.ts";
