/**
 * Where each coefficient of a stored block lies in the 8×8 block: position
 * `ZIGZAG[k]`, counted row by row, holds the k-th of the file (T.81, figure 5).
 */
export const ZIGZAG: Uint8Array = zigzag();

function zigzag(): Uint8Array {
  const order = new Uint8Array(64);
  let next = 0;
  for (let diagonal = 0; diagonal < 15; diagonal++) {
    const first = Math.max(0, diagonal - 7);
    const last = Math.min(7, diagonal);
    for (let i = first; i <= last; i++) {
      // Even diagonals run up to the right, odd ones down to the left.
      const row = diagonal % 2 === 0 ? first + last - i : i;
      order[next++] = 8 * row + diagonal - row;
    }
  }
  return order;
}
