/**
 * Face-like pictures drawn by code, for tests, examples and a first training.
 *
 * @module
 */
export { SyntheticFaces } from "./synthetic_faces.ts";
export type { SyntheticFacesOptions } from "./synthetic_faces.ts";
export type { FaceIdentity, HairStyle } from "./identity.ts";
export type { FaceView } from "./view.ts";
export type { Rgb } from "./color.ts";
