import { Rng } from "@revisage/core";
import type { TrainConfig } from "../config/train_config.ts";
import type { Batch } from "../data/batches/batch.ts";
import { Batches } from "../data/batches/batches.ts";
import {
  type BatchesState,
  OtherFacesError,
} from "../data/batches/batches_state.ts";
import { ValidationBatches } from "../data/batches/validation_batches.ts";
import { type FaceReader, openFaces } from "../data/faces.ts";
import { otherFaces } from "./other_faces.ts";
import { referenceBatches } from "./reference_batches.ts";
import { variablesOf } from "../run/checkpoint_part.ts";
import { startCodebooks } from "../step/codebooks.ts";
import { Networks } from "../step/networks.ts";
import { type StepReport, TrainingStep } from "../step/training_step.ts";
import { averageValues } from "../team/average_values.ts";
import { shareVariables } from "../team/share_variables.ts";
import { ALONE, type Team } from "../team/team.ts";
import { type Validation, Validator } from "../validation/validator.ts";
import type { FrozenNetworks } from "./frozen_networks.ts";
import type { RunFaces } from "./open_faces_of.ts";

/** What a {@linkcode Training} is made of. */
export interface TrainingParts {
  /** Of the run. */
  readonly config: TrainConfig;
  /** Faces to learn from, and to be judged by. */
  readonly faces: RunFaces;
  /** What losses and measures look through; stays the caller's. */
  readonly frozen: Pick<FrozenNetworks, "perceptual" | "measures">;
  /** Who trains together; this process alone, if not given. */
  readonly team?: Team;
}

/**
 * A training in memory: networks, their steps, and the faces. It knows no files
 * and prints nothing.
 */
export class Training implements Disposable {
  /** All that learns. */
  readonly networks: Networks;
  readonly #parts: TrainingParts;
  readonly #team: Team;
  readonly #step: TrainingStep;
  readonly #validator: Validator;
  readonly #validation: ValidationBatches;
  /** Open from the start: another process may pack the faces anew. */
  readonly #reader: FaceReader;
  #batches: Batches | undefined;
  #done = 0;

  /** Makes networks that have learned nothing. */
  constructor(parts: TrainingParts) {
    const { config, faces, frozen, team = ALONE } = parts;
    const { train, validation } = faces;
    this.#parts = parts;
    this.#team = team;
    this.networks = new Networks(config);
    this.#step = new TrainingStep({
      config,
      networks: this.networks,
      perceptual: frozen.perceptual,
      team,
    });
    this.#reader = openFaces(train.source);
    this.#validation = new ValidationBatches(
      validation.source,
      validation.faces,
      { ...drawOf(config), ...feedOf(config) },
    );
    this.#validator = new Validator({
      restorer: this.networks.average,
      batches: this.#validation,
      measures: frozen.measures,
      shown: config.validation.shown,
    });
  }

  /** How many steps are done. */
  get done(): number {
    return this.#done;
  }

  /**
   * Begins with the data, from the first face or where another training stood,
   * whose variables were loaded into `networks`. It may have had more workers, or
   * fewer.
   *
   * @throws {FacesError} If the state is one of other faces.
   */
  start(at?: { readonly step: number; readonly batches: BatchesState }): void {
    this.#batches = this.#openBatches(at?.batches);
    this.#done = at?.step ?? 0;
  }

  #openBatches(state?: BatchesState): Batches {
    const { config, faces: { train } } = this.#parts;
    try {
      return new Batches(train.source, train.faces, {
        ...drawOf(config),
        ...feedOf(config),
        flip: config.data.flip,
        shard: { index: this.#team.index, count: this.#team.names.length },
        ...state && { state },
      });
    } catch (error) {
      throw error instanceof OtherFacesError
        ? otherFaces(config, error)
        : error;
    }
  }

  /**
   * Takes a step.
   *
   * @returns What it was worth, on the mean of all workers, and how long this one
   * waited for faces, in milliseconds.
   */
  async step(): Promise<
    { readonly report: StepReport; readonly waited: number }
  > {
    const { config } = this.#parts;
    if (this.#done === config.codebookStart) this.#startCodebooks();
    const before = this.#batches!.given;
    const batches: Batch[] = [];
    for (let i = 0; i < config.accumulate; i++) {
      batches.push(await this.#batches!.next());
    }
    const own = this.#step.take(batches, this.#done, before);
    const report = averageValues(this.#team, own);
    for (const batch of batches) batch[Symbol.dispose]();
    this.#done++;
    const waited = batches.reduce((sum, { waited }) => sum + waited, 0);
    return { report, waited };
  }

  /** Restores the faces to be judged by, with the averaged weights. */
  validate(): Promise<Validation> {
    const { restorer, codebookStart } = this.#parts.config;
    return this.#validator.run(restorer.quantize && this.#done > codebookStart);
  }

  /** Where the data stands, as plain JSON. */
  batchesState(): BatchesState {
    return this.#batches!.state();
  }

  #startCodebooks(): void {
    const { config, faces: { train } } = this.#parts;
    const { restorer, average } = this.networks;
    if (restorer.codebooks.size === 0) return;
    for (const each of [restorer, average]) {
      const rng = new Rng(config.seed).split("codebooks");
      const batches = referenceBatches(this.#reader, train.faces, config, rng);
      startCodebooks(each, batches, rng);
      for (const codebook of each.codebooks.values()) {
        shareVariables(this.#team, variablesOf(codebook));
      }
    }
  }

  /** Frees all of it, and ends the workers. */
  [Symbol.dispose](): void {
    this.#batches?.[Symbol.dispose]();
    this.#reader[Symbol.dispose]();
    this.#validation[Symbol.dispose]();
    this.#validator[Symbol.dispose]();
    this.#step[Symbol.dispose]();
    this.networks[Symbol.dispose]();
  }
}

/** How faces are degraded. */
export function drawOf({ degradation, seed }: TrainConfig) {
  const { preset, referenceSize } = degradation;
  return {
    preset,
    seed,
    ...referenceSize !== null && { referenceSize },
  };
}

function feedOf({ batchSize, data: { prefetch } }: TrainConfig) {
  return { batchSize, prefetch };
}
