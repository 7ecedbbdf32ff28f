/** −1, 0 or 1 as `x` is less than, equal to or more than `y`; infinities too. */
export function inOrder(x: number, y: number): -1 | 0 | 1 {
  return x < y ? -1 : x > y ? 1 : 0;
}
