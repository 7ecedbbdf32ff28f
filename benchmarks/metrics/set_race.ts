import { denoWorker, pythonModule } from "../harness/commands.ts";
import type { Contestant, Race, Ratio, Setting } from "../harness/suite.ts";
import { writeFeatureFiles } from "./feature_files.ts";
import type { SetSettings } from "./settings.ts";

/** A race of one measure of two sets. */
export interface SetRace {
  readonly measure: SetSettings["measure"];
  readonly count: number;
  readonly dimensions: number;
  /** Lets the plain implementation take part: it takes ten times as long. */
  readonly plain: boolean;
}

const NATIVE = "with TensorFlow", PLAIN = "plain TypeScript";
const THEIRS = { prdc: "prdc", fid: "pytorch-fid" };

/** Both sides read the same features, and keep them between the turns. */
export async function setRace(
  race: SetRace,
  folder: string,
  { threads, python }: Setting,
): Promise<Race> {
  const { measure, count, dimensions, plain } = race;
  const files = await writeFeatureFiles(folder, count, dimensions);
  const worker = new URL("set_worker.ts", import.meta.url);
  const ours = (name: string, algebra: SetSettings["algebra"]): Contestant => {
    const settings: SetSettings = { ...files, measure, algebra, threads };
    const processes = [denoWorker(worker, settings)];
    return { name, side: "ours", processes };
  };
  const contestants = [ours(NATIVE, "TensorFlow")];
  if (plain) contestants.push(ours(PLAIN, "plain"));
  if (python !== undefined) {
    const text = JSON.stringify({ ...files, measure, threads });
    const command = pythonModule(python, "metrics.set_twin", text);
    const env = { ...command.env, OMP_NUM_THREADS: `${threads}` };
    const processes = [{ ...command, env }];
    contestants.push({ name: THEIRS[measure], side: "theirs", processes });
  }
  return { name: nameOf(race), contestants };
}

/** How ours compares, with TensorFlow. */
export function setRatio(
  race: SetRace,
  name: string,
  of: Ratio["of"],
  target?: number,
): Ratio {
  const theirs = [THEIRS[race.measure]];
  return { name, race: nameOf(race), of, ours: NATIVE, theirs, target };
}

function nameOf({ measure, count, dimensions }: SetRace): string {
  const what = { prdc: "precision, recall, density, coverage", fid: "FID" };
  return `${what[measure]}: twice ${count} × ${dimensions}`;
}
