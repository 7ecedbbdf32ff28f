import { ClusterError, useBackend } from "@revisage/tensorflow";
import {
  ALONE,
  type RunResult,
  StopSignal,
  type TrainOptions,
} from "@revisage/train";
import type { StopName } from "@revisage/train/stop-signal";
import type { Io } from "../frame/io.ts";
import { stopStatus } from "../frame/stop_status.ts";
import { weightsTeller } from "../frame/weights_teller.ts";
import { AbortOnStop, StoppedError } from "./abort_on_stop.ts";
import { type Joined, joinTeam } from "./join_team.ts";
import type { Place } from "./place.ts";
import { holdsRun } from "./run_folder_name.ts";
import { packingTeller } from "./packing_teller.ts";

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

/** How work ended. */
export interface Worked {
  /** `null` if it was stopped before training began. */
  readonly result: RunResult | null;
  /** By what it was stopped, if it was here. */
  readonly stoppedBy: StopName | null;
}

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
  using abort = new AbortOnStop(stop);
  try {
    const result = await run({
      team: joined.team,
      stop,
      ...preparation(abort.signal, io),
    });
    joined.leave();
    return { result, stoppedBy: stop.requested };
  } catch (error) {
    if (error instanceof StoppedError) {
      io.tell("Stopped before training began; the same command starts again.");
      return { result: null, stoppedBy: stop.requested };
    }
    if (!(error instanceof ClusterError) || !hasBegun(folder)) throw error;
    const { message, workers } = error;
    throw new ClusterError(`${message}\nHere: ${again}`, workers, {
      cause: error,
    });
  }
}

/** How faces and weights are made ready, and who hears of it. */
function preparation(
  signal: AbortSignal,
  io: Io,
): Pick<TrainOptions, "packing" | "weights"> {
  const tell = (line: string) => io.tell(line);
  return {
    packing: {
      signal,
      onProgress: packingTeller(tell),
      onSkip: (_path, error) => tell(`${error.message}; skipped`),
      onWait: () => tell("Another process packs these faces; waiting."),
    },
    weights: { signal, onProgress: weightsTeller(tell) },
  };
}

async function begin(place: Place | null, io: Io): Promise<Joined> {
  if (place !== null) return await joinTeam(place, io);
  await useBackend();
  return { team: ALONE, leave: () => {} };
}

/** Whether there is a run to go on with; of another worker's nobody knows. */
function hasBegun(folder: string | null): boolean {
  return folder === null || holdsRun(folder);
}

/** The exit status of a training. */
export function statusOf({ result, stoppedBy }: Worked): number {
  // Another worker may have been asked to stop instead.
  return result?.isDone ? 0 : stopStatus(stoppedBy ?? "SIGINT");
}
