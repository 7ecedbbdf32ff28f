import type { Image } from "@revisage/core";
import type { Color } from "./color.ts";
import { glyph, GLYPH_HEIGHT, GLYPH_WIDTH } from "./font.ts";

/** Pixels from one character to the next, at size 1. */
const ADVANCE = GLYPH_WIDTH + 1;
/** Pixels from one line to the next, at size 1. */
const LINE_HEIGHT = GLYPH_HEIGHT + 1;

/** Text as it is drawn. */
export interface Lettering {
  readonly lines: readonly string[];
  /** Pixels a dot of a character is wide and high. */
  readonly size: number;
}

/** Height of some lines, in pixels. */
export function letteringHeight({ lines, size }: Lettering): number {
  return lines.length * LINE_HEIGHT * size;
}

/**
 * Breaks text into lines that fit: between words where it can, within a word
 * that is longer than a line.
 *
 * @param width Pixels in a line. At least one character goes into each.
 */
export function letter(text: string, width: number, size: number): Lettering {
  const most = Math.max(1, Math.floor((width + size) / (ADVANCE * size)));
  const lines: string[] = [];
  let line: string[] = [];
  for (const word of text.split(/\s+/).filter((word) => word !== "")) {
    let rest = Array.from(word); // Characters, not UTF-16 units.
    if (line.length > 0 && line.length + 1 + rest.length > most) {
      lines.push(line.join(""));
      line = [];
    }
    if (line.length > 0) line.push(" ");
    while (line.length + rest.length > most) {
      lines.push(rest.slice(0, most).join(""));
      rest = rest.slice(most);
    }
    line.push(...rest);
  }
  return { lines: line.length > 0 ? [...lines, line.join("")] : lines, size };
}

/**
 * Draws lines of text, each in the middle between two sides.
 *
 * @param canvas Is drawn on.
 * @param place Left and top of the text, and the width that it is given. What
 * does not fit is cut off at the canvas.
 */
export function drawLettering(
  canvas: Image,
  { lines, size }: Lettering,
  place: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
  },
  ink: Color,
): void {
  lines.forEach((line, row) => {
    const characters = Array.from(line);
    const taken = (characters.length * ADVANCE - 1) * size;
    const left = place.left +
      Math.max(0, Math.floor((place.width - taken) / 2));
    const top = place.top + row * LINE_HEIGHT * size;
    characters.forEach((character, column) => {
      const x = left + column * ADVANCE * size;
      drawGlyph(canvas, glyph(character), x, top, size, ink);
    });
  });
}

function drawGlyph(
  canvas: Image,
  rows: readonly string[],
  left: number,
  top: number,
  size: number,
  ink: Color,
): void {
  const height = Math.min(rows.length * size, canvas.height - top);
  const width = Math.min(rows[0]!.length * size, canvas.width - left);
  for (let y = 0; y < height; y++) {
    const row = rows[Math.floor(y / size)]!;
    for (let x = 0; x < width; x++) {
      if (row[Math.floor(x / size)] !== "#") continue;
      canvas.data.set(ink, 3 * ((top + y) * canvas.width + left + x));
    }
  }
}
