import type { WeightsProgress } from "@revisage/models/weights";
import { eachTenth, type Tell } from "./each_tenth.ts";

/** Tells what becomes of weights that are fetched. */
export function weightsTeller(tell: Tell): (progress: WeightsProgress) => void {
  const share = eachTenth(tell);
  return ({ stage, file, received, total }) => {
    if (stage === "download") share(`Fetching ${file}`, received, total);
    else if (stage === "convert") tell(`Converting ${file}.`);
    else tell(`Another process fetches ${file}; waiting.`);
  };
}
