/**
 * Faces for training: packed from a folder or drawn, split, degraded, batched.
 *
 * Nothing here loads TensorFlow.js.
 *
 * @module
 */
export { FacesError } from "./faces_error.ts";
export { openFaces } from "./faces.ts";
export type { FaceReader, FaceRecipe, FaceSource } from "./faces.ts";
export { packFaces } from "./pack/pack_faces.ts";
export type { PackedFaces } from "./pack/pack_faces.ts";
export type { PackFacesOptions, PackProgress } from "./pack/pack_options.ts";
export type { SkippedPicture } from "./pack/pack_index.ts";
export type { PackRecipe } from "./pack/pack_reader.ts";
export type { PictureStamp } from "./pack/stamp_pictures.ts";
export { syntheticFaces } from "./synthetic/synthetic_faces.ts";
export type { SharedShelf } from "./synthetic/shelf.ts";
export type { Crowd, SyntheticRecipe } from "./synthetic/synthetic_faces.ts";
export { splitFaces } from "./split/split_faces.ts";
export type { FaceSplit, HoldOut } from "./split/split_faces.ts";
export { Batches } from "./batches/batches.ts";
export type { BatchesOptions } from "./batches/batches.ts";
export type { Batch } from "./batches/batch.ts";
export type { Shard } from "./batches/shard.ts";
export type { FeedOptions } from "./batches/feed_options.ts";
export type { BatchesState } from "./batches/batches_state.ts";
export type {
  DrawOptions,
  TrainingPreset,
} from "./batches/draw_degradation.ts";
export type { Sample } from "./batches/sample.ts";
export { ValidationBatches } from "./batches/validation_batches.ts";
export type { ValidationOptions } from "./batches/validation_batches.ts";
