import { BitWriter } from "./bit_writer.ts";
import { BlockWriter } from "./block_writer.ts";
import { STANDARD_CODES } from "./huffman_code.ts";
import type { Plane } from "./plane.ts";
import type { Subsampling } from "./to_planes.ts";

/** One component of a picture, ready to be written. */
export interface CodedPlane {
  /** Its size. */
  readonly plane: Plane;
  /** Its quantized coefficients. */
  readonly blocks: Int16Array;
}

/**
 * The entropy-coded data of a baseline scan that interleaves Y, Cb and Cr.
 *
 * @returns The bytes between the scan's header and the end marker.
 */
export function writeScan(
  components: readonly CodedPlane[],
  subsampling: Subsampling,
): Uint8Array {
  const out = new BitWriter();
  const { luminanceDc, luminanceAc, chrominanceDc, chrominanceAc } =
    STANDARD_CODES;
  const parts = components.map((component, index) => ({
    ...component,
    factor: index === 0 && subsampling === "4:2:0" ? 2 : 1,
    writer: index === 0
      ? new BlockWriter(out, luminanceDc, luminanceAc)
      : new BlockWriter(out, chrominanceDc, chrominanceAc),
  }));
  // One unit holds the blocks of all components for the same square.
  const last = parts.at(-1)!.plane;
  for (let row = 0; row < last.rows / 8; row++) {
    for (let column = 0; column < last.stride / 8; column++) {
      for (const part of parts) writeUnit(part, row, column);
    }
  }
  return out.finish();
}

interface Part extends CodedPlane {
  /** Blocks of this component in a unit, across and down. */
  readonly factor: number;
  readonly writer: BlockWriter;
}

function writeUnit(part: Part, row: number, column: number): void {
  const { plane, blocks, factor, writer } = part;
  const across = plane.stride / 8;
  for (let y = row * factor; y < (row + 1) * factor; y++) {
    for (let x = column * factor; x < (column + 1) * factor; x++) {
      const inside = x < across && y < plane.rows / 8;
      if (inside) writer.write(blocks, 64 * (y * across + x));
      else writer.writeFlat();
    }
  }
}
