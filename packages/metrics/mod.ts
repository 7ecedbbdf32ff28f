export { psnr } from "./pixels/psnr.ts";
export { edgeStrength } from "./pixels/edge_strength.ts";
export function cosineSimilarity(a: ArrayLike<number>, b: ArrayLike<number>) {
  let s = 0, p = 0, q = 0;
  for (let i = 0; i < a.length; i++) {
    s += a[i]! * b[i]!;
    p += a[i]! ** 2;
    q += b[i]! ** 2;
  }
  return s / Math.sqrt(p * q);
}
