import { fromLevels } from "@revisage/models";
import { compile, type Compiled } from "@revisage/tensorflow";
import type { Tensor4D } from "@tensorflow/tfjs";
import { ALONE } from "../team/team.ts";
import { followCodebooks } from "./codebooks.ts";
import type { PassContext } from "./restorer_pass.ts";
import type { PassNumber } from "./step_input.ts";

/** Averaged weights move slowly, and each time costs a tenth of a step. */
const INTERVAL = 4;

/**
 * Lets the averaged restorer's codes follow what its own encoder sees in
 * reference images: a compiled function of every fourth step.
 *
 * Averaged weights see otherwise than those in training; codes copied from these
 * lie elsewhere (docs/decisions/0017-codes-of-the-average.md).
 */
export class AverageCodes implements Disposable {
  readonly #follow: Compiled<[Tensor4D, PassNumber], null>;

  /** Gets ready; nothing is traced yet. */
  constructor({ config, networks, team = ALONE }: PassContext) {
    const { seed, codebookDecay: decay } = config;
    this.#follow = compile((levels: Tensor4D, pass: PassNumber) => {
      const reference = fromLevels(levels);
      followCodebooks(networks.average, reference, { seed, pass, decay, team });
      return null;
    }, { name: "codes of the average" });
  }

  /**
   * Follows, if it is time to. Codes of the average so remember four times as
   * many steps as those in training.
   *
   * @param step Which step of the run, from 0.
   * @param reference Levels of 0 to 255, int32, `[B, S, S, 3]`.
   * @param pass Which random numbers are drawn.
   */
  follow(step: number, reference: Tensor4D, pass: PassNumber): void {
    if (step % INTERVAL === 0) this.#follow(reference, pass);
  }

  /** Frees what was compiled. */
  [Symbol.dispose](): void {
    this.#follow.dispose();
  }
}
