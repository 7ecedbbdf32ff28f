import { ClusterError, useBackend } from "@revisage/tensorflow";
import {
  ALONE,
  type RunResult,
  StopSignal,
  type TrainOptions,
} from "@revisage/train";
import type { StopName } from "@revisage/train/stop-signal";
import { join } from "node:path";
import type { Io } from "../frame/io.ts";
import { stopStatus } from "../frame/stop_status.ts";
import { type Joined, joinTeam } from "./join_team.ts";
import type { Place } from "./place.ts";

/** Where a training takes place. */
export interface WorkOptions {
  /** `null` if it is alone. */
  readonly place: Place | null;
  readonly io: Io;
  /** The run's folder; `null` if another worker has it. */
  readonly folder: string | null;
  /** The command that goes on, once there is a run. */
  readonly again: string;
}

/** How work ended, and by what it was stopped, if it was here. */
export type Worked = RunResult & { readonly stoppedBy: StopName | null };

/**
 * Trains, alone or with others, until all is done or somebody asks to stop.
 *
 * @throws {ClusterError} If another worker is gone; it says how to go on.
 */
export async function work(
  { place, io, folder, again }: WorkOptions,
  run: (options: TrainOptions & Pick<Joined, "team">) => Promise<RunResult>,
): Promise<Worked> {
  const joined = await begin(place, io);
  using stop = await StopSignal.listen(
    "Finishing the step and saving. Ctrl-C again leaves at once.",
  );
  try {
    const result = await run({
      team: joined.team,
      stop,
      packing: {
        onSkip: (_path, error) => io.tell(`${error.message}; skipped`),
        onWait: () => io.tell("Another process packs these faces; waiting."),
      },
    });
    joined.leave();
    return { ...result, stoppedBy: stop.requested };
  } catch (error) {
    if (!(error instanceof ClusterError) || !hasBegun(folder)) throw error;
    const { message, workers } = error;
    throw new ClusterError(`${message}\nHere: ${again}`, workers, {
      cause: error,
    });
  }
}

async function begin(place: Place | null, io: Io): Promise<Joined> {
  if (place !== null) return await joinTeam(place, io);
  await useBackend();
  return { team: ALONE, leave: () => {} };
}

/** Whether there is a run to go on with; of another worker's nobody knows. */
function hasBegun(folder: string | null): boolean {
  if (folder === null) return true;
  try {
    return Deno.statSync(join(folder, "config.json")).isFile;
  } catch {
    return false;
  }
}

/** The exit status of a training. */
export function statusOf({ isDone, stoppedBy }: Worked): number {
  // Another worker may have been asked to stop instead.
  return isDone ? 0 : stopStatus(stoppedBy ?? "SIGINT");
}
