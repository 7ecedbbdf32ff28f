import { Malformed } from "../malformed.ts";
import { word } from "./segments.ts";

/** One component of a frame. */
export interface Component {
  /** What scans call it. */
  readonly id: number;
  /** Blocks across in a unit that interleaves all components. */
  readonly across: number;
  /** Blocks down in such a unit. */
  readonly down: number;
  /** Number of its quantization table. */
  readonly table: number;
  /** Samples in a row that belong to the picture. */
  readonly width: number;
  /** Rows of samples that belong to the picture. */
  readonly height: number;
  /** Blocks in a row that are stored; whole units. */
  readonly blocksAcross: number;
  /** Rows of blocks that are stored; whole units. */
  readonly blocksDown: number;
}

/** What a file says of its picture as a whole. */
export interface Frame {
  readonly progressive: boolean;
  readonly width: number;
  readonly height: number;
  /** The largest `across` and `down` of a component. */
  readonly maxAcross: number;
  readonly maxDown: number;
  /** Interleaved units in a row, and rows of them. */
  readonly unitsAcross: number;
  readonly unitsDown: number;
  readonly components: readonly Component[];
}

/** How frames are coded that this package does not read, by marker. */
const UNREAD: Readonly<Record<number, string>> = {
  0xc3: "lossless",
  0xc5: "hierarchical",
  0xc6: "hierarchical",
  0xc7: "hierarchical",
  0xc9: "arithmetically coded",
  0xca: "arithmetically coded",
  0xcb: "arithmetically coded",
  0xcc: "arithmetically coded",
  0xcd: "arithmetically coded",
  0xce: "arithmetically coded",
  0xcf: "arithmetically coded",
};

/** Whether a marker starts a frame, of whatever kind. */
export function startsFrame(marker: number): boolean {
  return marker in UNREAD || marker >= 0xc0 && marker <= 0xc2;
}

/**
 * Reads the header of a frame (T.81, B.2.2).
 *
 * @throws {Malformed} If it makes no sense, or is of a kind that is not read.
 */
export function readFrame(marker: number, body: Uint8Array): Frame {
  const kind = UNREAD[marker];
  if (kind !== undefined) {
    throw new Malformed(
      `${kind} JPEG is not read, only baseline and progressive`,
    );
  }
  const count = body[5] ?? 0;
  if (body.length !== 6 + 3 * count || ![1, 3, 4].includes(count)) {
    throw new Malformed(
      `a frame must have 1, 3 or 4 components, got ${count} in ${body.length} bytes`,
    );
  }
  if (body[0] !== 8) {
    throw new Malformed(`samples must have 8 bits, got ${body[0]}`);
  }
  const [height, width] = [word(body, 1), word(body, 3)];
  if (width === 0 || height === 0) {
    throw new Malformed(`its size must be positive, got ${width}×${height}`);
  }
  return { progressive: marker === 0xc2, ...layOut(width, height, body) };
}

function layOut(
  width: number,
  height: number,
  body: Uint8Array,
): Omit<Frame, "progressive"> {
  const rows = [];
  for (let at = 6; at < body.length; at += 3) {
    const [id, factors, table] = [body[at]!, body[at + 1]!, body[at + 2]!];
    rows.push({ id, across: factors >> 4, down: factors & 15, table });
  }
  for (const { across, down, table } of rows) {
    if (Math.min(across, down) < 1 || Math.max(across, down) > 4 || table > 3) {
      throw new Malformed(
        `sampling factors must be 1 to 4, got ${across}×${down} with table ${table}`,
      );
    }
  }
  if (new Set(rows.map(({ id }) => id)).size < rows.length) {
    throw new Malformed("two of its components have the same number");
  }
  const maxAcross = Math.max(...rows.map(({ across }) => across));
  const maxDown = Math.max(...rows.map(({ down }) => down));
  const unitsAcross = Math.ceil(width / (8 * maxAcross));
  const unitsDown = Math.ceil(height / (8 * maxDown));
  const components = rows.map((row) => ({
    ...row,
    width: Math.ceil(width * row.across / maxAcross),
    height: Math.ceil(height * row.down / maxDown),
    blocksAcross: unitsAcross * row.across,
    blocksDown: unitsDown * row.down,
  }));
  const units = { unitsAcross, unitsDown };
  return { width, height, maxAcross, maxDown, ...units, components };
}
