/**
 * How a picture must be turned to stand upright, as EXIF numbers it: 1 as it
 * is, 2 mirrored, 3 by 180°, 4 upside down, 5 transposed, 6 by 90° clockwise, 7
 * transposed across the other diagonal, 8 by 90° counterclockwise.
 */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/**
 * Reads the orientation of a picture from EXIF data.
 *
 * @param tiff The data, from its byte order mark on.
 * @returns 1 if the data does not say, or makes no sense: a picture with broken
 * notes is still a picture.
 */
export function readOrientation(tiff: Uint8Array): Orientation {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 8) return 1;
  const little = view.getUint16(0) === 0x4949;
  if (!little && view.getUint16(0) !== 0x4d4d) return 1;
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.length) return 1;
  const count = view.getUint16(start, little);
  for (let i = 0; i < count; i++) {
    const at = start + 2 + 12 * i;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return isOrientation(value) ? value : 1;
  }
  return 1;
}

function isOrientation(value: number): value is Orientation {
  return value >= 1 && value <= 8;
}

/**
 * Turns pixels upright.
 *
 * @param pixels Rows of pixels, each of `channels` bytes.
 * @returns The turned pixels; `pixels` itself if they stand upright.
 */
export function turn(
  pixels: Uint8Array,
  { width, height }: Size,
  channels: number,
  orientation: Orientation,
): Uint8Array {
  if (orientation === 1) return pixels;
  const { from, right, down } = walk(width, height, orientation);
  const size = turnedSize({ width, height }, orientation);
  const turned = new Uint8Array(pixels.length);
  for (let y = 0, to = 0; y < size.height; y++) {
    let at = channels * (from + y * down);
    for (let x = 0; x < size.width; x++, at += channels * right) {
      for (let c = 0; c < channels; c++) turned[to++] = pixels[at + c]!;
    }
  }
  return turned;
}

/** The size of a picture when it stands upright. */
export function turnedSize(
  { width, height }: Size,
  orientation: Orientation,
): Size {
  return orientation < 5 ? { width, height } : { width: height, height: width };
}

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Which pixel comes first, and how far it is to the next to the right, down. */
function walk(width: number, height: number, orientation: Orientation) {
  const [topRight, bottomLeft] = [width - 1, width * (height - 1)];
  const bottomRight = bottomLeft + topRight;
  switch (orientation) {
    case 1:
      return { from: 0, right: 1, down: width };
    case 2:
      return { from: topRight, right: -1, down: width };
    case 3:
      return { from: bottomRight, right: -1, down: -width };
    case 4:
      return { from: bottomLeft, right: 1, down: -width };
    case 5:
      return { from: 0, right: width, down: 1 };
    case 6:
      return { from: bottomLeft, right: -width, down: 1 };
    case 7:
      return { from: bottomRight, right: -width, down: -1 };
    case 8:
      return { from: topRight, right: width, down: -1 };
  }
}
