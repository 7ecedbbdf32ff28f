import type { WeightsProgress } from "@revisage/models/weights";
import type { PackProgress } from "@revisage/train/data";

/** Says a line to whoever waits. */
type Tell = (line: string) => void;

/** Tells each tenth of some work, rather than each piece. */
export function eachTenth(
  tell: Tell,
): (what: string, done: number, total: number) => void {
  let told = 0;
  return (what, done, total) => {
    const tenths = Math.floor(10 * done / total);
    if (tenths === told) return;
    told = tenths;
    if (tenths > 0) tell(`${what}: ${10 * tenths} %`);
  };
}

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
