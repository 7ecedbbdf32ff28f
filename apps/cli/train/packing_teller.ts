import type { PackProgress } from "@revisage/train/data";
import { eachTenth, type Tell } from "../frame/each_tenth.ts";

/** Tells how far the packing of faces is. */
export function packingTeller(tell: Tell): (progress: PackProgress) => void {
  const share = eachTenth(tell);
  return ({ done, total }) => share("Packing faces", done, total);
}
