import type { Size } from "../resample/size.ts";
import { letter, type Lettering, letteringHeight } from "./lettering.ts";

/** Captions of columns and rows. */
export interface Labels {
  readonly columnLabels?: readonly string[];
  readonly rowLabels?: readonly string[];
}

/** Pictures of one size in rows. */
export interface Grid {
  /** Size of each picture. */
  readonly cell: Size;
  readonly columns: number;
  readonly rows: number;
  /** Pixels between pictures, and around them. */
  readonly gap: number;
}

/** Text and its place. */
export interface Caption {
  readonly lettering: Lettering;
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** Where everything goes. */
export interface Layout extends Size {
  /** Left side of the pictures of each column. */
  readonly lefts: readonly number[];
  /** Top of the pictures of each row. */
  readonly tops: readonly number[];
  readonly captions: readonly Caption[];
}

/** At this width of a picture and below, the dots of captions are pixels. */
const PLAIN_WIDTH = 160;

/** Places pictures, and captions under rows and under the last row. */
export function layOut(grid: Grid, labels: Labels): Layout {
  const { cell, gap } = grid;
  const size = Math.max(1, Math.round(cell.width / PLAIN_WIDTH));
  const width = gap + grid.columns * (cell.width + gap);
  const lefts = Array.from(
    { length: grid.columns },
    (_, column) => gap + column * (cell.width + gap),
  );
  const tops: number[] = [];
  const captions: Caption[] = [];
  let y = gap;
  /** Texts side by side under what is there, and room for the tallest. */
  const addLine = (
    texts: readonly string[],
    lefts: number[],
    width: number,
  ) => {
    const line = texts.map((text, i) => ({
      lettering: letter(text, width, size),
      left: lefts[i]!,
      top: y + size,
      width,
    }));
    captions.push(...line);
    const heights = line.map(({ lettering }) => letteringHeight(lettering));
    y += size + Math.max(...heights);
  };
  for (let row = 0; row < grid.rows; row++) {
    tops.push(y);
    y += cell.height;
    const label = labels.rowLabels?.[row];
    if (label !== undefined) addLine([label], [gap], width - 2 * gap);
    const isLast = row === grid.rows - 1;
    if (isLast && labels.columnLabels !== undefined) {
      addLine(labels.columnLabels, lefts, cell.width);
    }
    y += gap;
  }
  return { width, height: y, lefts, tops, captions };
}
