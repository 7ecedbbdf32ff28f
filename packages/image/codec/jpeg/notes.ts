import { type Orientation, readOrientation } from "../orientation.ts";
import type { ColorHints } from "./color_model.ts";
import { MARKER } from "./segments.ts";

/** What a file says beside its picture; all else of it is passed over. */
export class Notes implements ColorHints {
  /** See {@linkcode ColorHints}. */
  jfif = false;
  /** See {@linkcode ColorHints}. */
  adobeTransform: number | undefined;
  #orientation: Orientation | undefined;

  /** How the picture must be turned; 1 if the file does not say. */
  get orientation(): Orientation {
    return this.#orientation ?? 1;
  }

  /** Reads a segment; if there are two of a kind, EXIF's first one counts. */
  take(marker: number, body: Uint8Array): void {
    if (marker === MARKER.APP0 && startsWith(body, "JFIF\0")) this.jfif = true;
    if (marker === MARKER.APP1 && startsWith(body, "Exif\0")) {
      this.#orientation ??= readOrientation(body.subarray(6));
    }
    if (marker === MARKER.APP14 && startsWith(body, "Adobe")) {
      this.adobeTransform = body[11];
    }
  }
}

function startsWith(body: Uint8Array, text: string): boolean {
  return String.fromCharCode(...body.subarray(0, text.length)) === text;
}
