/** Arrays that move bits as they are: no NaN changes on the way. */
const MOVERS = {
  1: Uint8Array,
  2: Uint16Array,
  4: Uint32Array,
} as const;

/** How the elements of a tensor lie in memory. */
export interface Layout {
  /** Sizes of the axes, slowest first. */
  readonly shape: readonly number[];
  /** The step along each axis, in elements. */
  readonly stride: readonly number[];
}

/** Elements from the first of a view to its last, both included. */
export function span({ shape, stride }: Layout): number {
  if (shape.includes(0)) return 0;
  return shape.reduce((sum, size, axis) => {
    return sum + (size - 1) * stride[axis]!;
  }, 1);
}

/**
 * Puts the elements of a view into row-major order.
 *
 * @param bytes The elements from the view's first to its last.
 * @param width Bytes of one element.
 * @returns `bytes` itself if they are in order already.
 */
export function gather(
  bytes: Uint8Array<ArrayBuffer>,
  width: 1 | 2 | 4 | 8,
  layout: Layout,
): Uint8Array<ArrayBuffer> {
  if (isRowMajor(layout)) return bytes;
  if (width === 8) return gather(bytes, 4, inHalves(layout));
  const size = layout.shape.reduce((product, axis) => product * axis, 1);
  const Mover = MOVERS[width];
  const from = new Mover(bytes.buffer, bytes.byteOffset, span(layout));
  const to = new Mover(size);
  walk(layout, (index, place) => to[index] = from[place]!);
  return new Uint8Array(to.buffer);
}

/** The layout of the halves of each element. */
function inHalves({ shape, stride }: Layout): Layout {
  return { shape: [...shape, 2], stride: [...stride.map((s) => 2 * s), 1] };
}

/** Visits the elements in row-major order, with the place of each. */
function walk(
  { shape, stride }: Layout,
  visit: (index: number, place: number) => void,
): void {
  const size = shape.reduce((product, axis) => product * axis, 1);
  const position = shape.map(() => 0);
  for (let index = 0, place = 0; index < size; index++) {
    visit(index, place);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      place += stride[axis]!;
      if (++position[axis]! < shape[axis]!) break;
      place -= stride[axis]! * shape[axis]!;
      position[axis] = 0;
    }
  }
}

function isRowMajor({ shape, stride }: Layout): boolean {
  if (shape.includes(0)) return true;
  let step = 1;
  return shape.every((_, behind) => {
    const axis = shape.length - 1 - behind;
    const size = shape[axis]!;
    const isNext = size === 1 || stride[axis] === step;
    step *= size;
    return isNext;
  });
}
