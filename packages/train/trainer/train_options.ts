import type { FetchWeightsOptions } from "@revisage/models/weights";
import type { Reporter } from "../events/progress/reporter.ts";
import type { RunSize } from "../events/progress/tracker.ts";
import type { Team } from "../team/team.ts";
import type { PackingOptions } from "./open_faces_of.ts";

/** Whom a training tells, and by whom it is stopped. */
export interface TrainOptions {
  /** Makes what is told how far it is; nobody, if not given. */
  readonly reporter?: (size: RunSize) => Reporter;
  /**
   * Asked after each step: anything but `null` saves and ends the run, also if it
   * is another worker's. A `StopSignal` will do.
   */
  readonly stop?: { readonly requested: string | null };
  /**
   * How folders of faces are packed, and who hears of it. Its signal also ends
   * the wait for another process that packs them.
   */
  readonly packing?: PackingOptions;
  /** How weights of the perceptual term are fetched; its signal does the same. */
  readonly weights?: FetchWeightsOptions;
  /** Whom it trains with: `clusterTeam`; this process alone, if not given. */
  readonly team?: Team;
}

/** What nobody hears. */
export const SILENT: Reporter = {
  step: () => {},
  busy: () => {},
  note: () => {},
  finish: () => {},
};
