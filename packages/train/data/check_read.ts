/**
 * Checks what a reader of faces is asked for.
 *
 * @throws {RangeError} If there is no such face, or `into` is not as long as one.
 */
export function checkRead(
  face: number,
  into: Uint8Array,
  { count, size }: { readonly count: number; readonly size: number },
): void {
  if (!(Number.isInteger(face) && face >= 0 && face < count)) {
    throw new RangeError(
      `Cannot read face: it must be from 0 to ${count - 1}, got ${face}`,
    );
  }
  const bytes = 3 * size ** 2;
  if (into.length === bytes) return;
  throw new RangeError(
    `Cannot read face: into must hold ${bytes} bytes (${size}×${size} RGB), got ${into.length}`,
  );
}
