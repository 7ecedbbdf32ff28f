/** Finds TensorFlow's native library on this computer, or fetches it. */
export { cacheFolder } from "./cache_folder.ts";
export { findLibrary, type FindLibraryOptions } from "./find_library.ts";
export { LibraryError, type LibraryErrorKind } from "./library_error.ts";
export { type System, systemName, THIS_SYSTEM } from "./system.ts";
export type { LibrarySource, TensorFlowLibrary } from "./types.ts";
export {
  TENSORFLOW_VERSION,
  type Wheel,
  type WheelLibrary,
  WHEELS,
} from "./wheels.ts";
