import { Malformed } from "../malformed.ts";
import type { CheckSize, Picture } from "../picture.ts";
import { type Frame, readFrame, startsFrame } from "./frame.ts";
import { FrameDecoder } from "./frame_decoder.ts";
import { Notes } from "./notes.ts";
import { MARKER, nextSegment, word } from "./segments.ts";
import { readCodes, readSteps, type Tables } from "./tables.ts";

/**
 * Decodes a baseline or progressive JPEG file, to the pixels that libjpeg-turbo
 * gives by default.
 *
 * @param bytes The file, from its start marker on.
 * @param checkSize Called with the size before memory is taken.
 * @throws {Malformed} If the file is broken, or of a kind that is not read.
 */
export function decodeJpeg(bytes: Uint8Array, checkSize: CheckSize): Picture {
  const tables: Tables = { steps: [], dc: [], ac: [] };
  const notes = new Notes();
  let interval = 0;
  let decoder: FrameDecoder | undefined;
  for (let at = 2;;) {
    const { marker, body, end } = nextSegment(bytes, at);
    at = end;
    if (startsFrame(marker)) {
      if (decoder) throw new Malformed("it has more than one frame");
      const frame = readFrame(marker, body);
      checkSize(frame);
      checkLength(frame, bytes.length);
      decoder = new FrameDecoder(frame);
    } else if (marker === MARKER.DQT) readSteps(body, tables);
    else if (marker === MARKER.DHT) readCodes(body, tables);
    else if (marker === MARKER.DRI) interval = readInterval(body);
    else if (marker === MARKER.SOS || marker === MARKER.EOI) {
      if (!decoder) throw new Malformed("its data comes before its frame");
      if (marker === MARKER.EOI) {
        const { orientation } = notes;
        return { ...decoder.finish(notes), orientation };
      }
      at = decoder.readScan(bytes, { body, end }, tables, interval);
    } else notes.take(marker, body);
  }
}

function readInterval(body: Uint8Array): number {
  if (body.length !== 2) {
    throw new Malformed(
      `its restart interval must have 2 bytes, got ${body.length}`,
    );
  }
  return word(body, 0);
}

/**
 * A block takes at least a bit for its mean, and in a sequential frame one more
 * for the rest. So a short file that claims to be huge is refused at once.
 */
function checkLength(frame: Frame, length: number): void {
  const { width, height, components, progressive } = frame;
  const blocks = components.reduce(
    (sum, part) => sum + Math.ceil(part.width / 8) * Math.ceil(part.height / 8),
    0,
  );
  const least = Math.ceil(blocks * (progressive ? 1 : 2) / 8);
  if (length < least) {
    throw new Malformed(
      `it is cut off: ${width}×${height} pixels take at least ${least} bytes, got ${length}`,
    );
  }
}
