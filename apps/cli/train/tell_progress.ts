import type { WeightsProgress } from "@revisage/models/weights";
import type { PackProgress } from "@revisage/train/data";
import { eachTenth, type Tell } from "../frame/each_tenth.ts";

/** Tells how far the packing of faces is. */
export function packingTeller(tell: Tell): (progress: PackProgress) => void {
  const share = eachTenth(tell);
  return ({ done, total }) => share("Packing faces", done, total);
}

/** Tells what becomes of weights that are fetched. */
export function weightsTeller(tell: Tell): (progress: WeightsProgress) => void {
  const share = eachTenth(tell);
  return ({ stage, file, received, total }) => {
    if (stage === "download") share(`Fetching ${file}`, received, total);
    else if (stage === "convert") tell(`Converting ${file}.`);
    else tell(`Another process fetches ${file}; waiting.`);
  };
}
