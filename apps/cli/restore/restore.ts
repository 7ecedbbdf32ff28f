import type { Restorer } from "@revisage/models";
import { useBackend } from "@revisage/tensorflow";
import { type StopName, StopSignal } from "@revisage/train/stop-signal";
import { checkOutput } from "../frame/check_output.ts";
import type { Arguments } from "../frame/command.ts";
import type { Io } from "../frame/io.ts";
import { stopStatus } from "../frame/stop_status.ts";
import { UsageError } from "../frame/usage_error.ts";
import { chooseWeights, loadRestorer } from "./choose_weights.ts";
import type { RestoreFlags } from "./command.ts";
import { FaceRestorer } from "./face_restorer.ts";
import { findPictures } from "./find_pictures.ts";
import { PictureLanes } from "./picture_lanes.ts";
import { type PicturePlan, planRestore } from "./plan.ts";
import { describeCounts, RestoreLog } from "./restore_log.ts";
import { restorePictures } from "./restore_pictures.ts";
import { readSettings, type RestoreSettings } from "./settings.ts";
import { showPlans } from "./show_plans.ts";

const STOPPING = "Stopping after this batch. Ctrl-C again leaves at once.";

/**
 * Does what `deno task restore` is asked for.
 *
 * @returns The exit status: 0 all is restored, 1 a picture could not be used,
 * 130 Ctrl-C stopped it.
 * @throws {UsageError} If flags or files do not go together.
 * @throws {Error} If a file cannot be written.
 */
export async function restore(
  { operands, flags }: Arguments<RestoreFlags>,
  io: Io,
): Promise<number> {
  const settings = readSettings(flags);
  await checkOutput("restore", "--output", settings.output);
  const pictures = await findPictures(operands, settings.output);
  const plans = await planRestore(pictures, settings);
  const weights = await chooseWeights(settings.source);
  if (flags["dry-run"]) {
    showPlans(plans, flags.json, io);
    io.tell(`It would restore with ${weights.title}.`);
    return 0;
  }
  if (plans.every(({ targets }) => targets.length === 0)) {
    return await carryOut(plans, settings, flags.json, io);
  }
  io.tell(`Restoring with ${weights.title}.`);
  const inUse = await useBackend();
  if (inUse.backend === "webgpu") io.tell(`Using WebGPU. ${inUse.reason}`);
  using restorer = loadRestorer(weights, settings.source);
  checkNoise(restorer, settings);
  using faces = new FaceRestorer(restorer, settings);
  const seeded = faces.isStochastic ? plans : plans.map(withoutSeeds);
  return await carryOut(seeded, settings, flags.json, io, faces);
}

/** Restores what is not there yet, and tells of all. */
async function carryOut(
  plans: readonly PicturePlan[],
  settings: RestoreSettings,
  json: boolean,
  io: Io,
  faces?: FaceRestorer,
): Promise<number> {
  const log = new RestoreLog(plans, io, json);
  let stopped: StopName | null = null;
  let counts;
  try {
    if (faces) stopped = await restoreOpen(plans, settings, faces, log);
  } finally { // After an error, too, it matters what is done.
    counts = log.finish();
    io.tell(describeCounts(counts, settings.output));
  }
  if (stopped !== null && counts.left > 0) return stopStatus(stopped);
  return counts.broken > 0 ? 1 : 0;
}

async function restoreOpen(
  plans: readonly PicturePlan[],
  { batch, format }: RestoreSettings,
  faces: FaceRestorer,
  log: RestoreLog,
): Promise<StopName | null> {
  const open = plans.filter(({ targets }) => targets.length > 0);
  using lanes = new PictureLanes(open.length);
  using stop = await StopSignal.listen(STOPPING);
  await restorePictures(open, {
    faces,
    lanes,
    batch,
    format,
    isStopped: () => stop.requested !== null,
    onSaved: (plan, target) => log.saved(plan, target),
    onBroken: (plan, why) => log.broken(plan, why),
  });
  return stop.requested;
}

function checkNoise(
  { config }: Restorer,
  { seedsAreAsked }: RestoreSettings,
): void {
  if (config.noise || !seedsAreAsked) return;
  throw new UsageError(
    "restore",
    "--seed and --samples must be left out: this restorer was made without noise",
  );
}

/** For a restorer that takes none. */
function withoutSeeds(plan: PicturePlan): PicturePlan {
  const bare = (targets: PicturePlan["targets"]) =>
    targets.map(({ path }) => ({ path, seed: null }));
  return { ...plan, targets: bare(plan.targets), kept: bare(plan.kept) };
}
