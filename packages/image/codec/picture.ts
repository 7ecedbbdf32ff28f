import type { Orientation, Size } from "./orientation.ts";

/** What a file holds, before it is turned upright. */
export interface Picture extends Size {
  /** `3 * width * height` bytes. */
  readonly rgb: Uint8Array;
  /** `width * height` bytes, 255 where nothing shines through; if there are. */
  readonly alpha?: Uint8Array;
  readonly orientation: Orientation;
}

/** Refuses a size before memory is taken for it. */
export type CheckSize = (size: Size) => void;
