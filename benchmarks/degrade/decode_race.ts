import { denoWorker, pythonModule } from "../harness/commands.ts";
import type { Contestant, Race, Ratio, Setting } from "../harness/suite.ts";
import { writePicture } from "./picture.ts";
import type { DecodeSettings } from "./settings.ts";

const DECODE = "decode a JPEG of 512² 10 times";
const OURS = "decode", THEIRS = "Pillow";

/** Reading a face as training data is read; one thread each. */
export async function decodeRace(
  folder: string,
  { python }: Setting,
): Promise<Race> {
  const { jpeg } = await writePicture(folder, 512);
  const settings: DecodeSettings = { picture: jpeg, times: 10 };
  const worker = new URL("decode_worker.ts", import.meta.url);
  const contestants: Contestant[] = [
    { name: OURS, side: "ours", processes: [denoWorker(worker, settings)] },
  ];
  if (python !== undefined) {
    const text = JSON.stringify(settings);
    const processes = [pythonModule(python, "degrade.decode_twin", text)];
    contestants.push({ name: THEIRS, side: "theirs", processes });
  }
  return { name: DECODE, contestants };
}

/** How ours compares. */
export const DECODE_RATIO: Ratio = {
  name: "decodeOverPillow",
  race: DECODE,
  of: "time",
  ours: OURS,
  theirs: [THEIRS],
};
