import { fromLevels } from "@revisage/models";
import { compile, type Compiled } from "@revisage/tensorflow";
import type { Scalar, Tensor4D } from "@tensorflow/tfjs";
import type { LossTerm } from "../losses/restorer_loss.ts";
import { ALONE } from "../team/team.ts";
import { followCodebooks } from "./codebooks.ts";
import { Learner, type Rates, type Scalars } from "./learner.ts";
import { type PassContext, type Phase, restorerPass } from "./restorer_pass.ts";

/** What the restorer's half of a step is given. */
export interface RestoringInput extends Rates {
  /** Levels of 0 to 255, int32, `[B, S, S, 3]`. */
  readonly degraded: Tensor4D;
  /** Levels of 0 to 255, int32, `[B, S, S, 3]`. */
  readonly reference: Tensor4D;
  /** Which random numbers are drawn, int32. */
  readonly pass: Scalar;
}

/** What the restorer's half of a step gives. */
export interface Restored {
  /** What was restored, for the discriminator. */
  readonly image: Tensor4D;
  /** Losses, and the norm of the gradients if the step was taken. */
  readonly scalars: Scalars;
}

/** The restorer's half of a step: one compiled function. */
export class Restoring implements Disposable {
  /** What takes the step. */
  readonly learner: Learner;
  /** Learns from a batch. */
  readonly pass: Compiled<[RestoringInput, Phase], Restored>;

  /** Gets ready; nothing is traced yet. */
  constructor(context: PassContext) {
    const { networks, config, team = ALONE } = context;
    this.learner = new Learner({
      team,
      module: networks.restorer,
      adam: networks.adam,
      average: networks.average,
      clip: config.optimizer.clip,
      accumulate: config.accumulate,
    });
    this.pass = compile(
      (input: RestoringInput, phase: Phase) =>
        this.#pass(context, input, phase),
      { name: "restorer step", precision: config.precision },
    );
  }

  #pass(
    context: PassContext,
    input: RestoringInput,
    phase: Phase,
  ): Restored {
    const { config, networks, team = ALONE } = context;
    const degraded = fromLevels(input.degraded);
    const reference = fromLevels(input.reference);
    const { pass } = input;
    const { image, losses, gradients } = restorerPass(
      { degraded, reference, pass },
      context,
      phase,
    );
    // Before the weights move: the codes follow what was just seen.
    if (phase.quantize) {
      const { seed, codebookDecay: decay } = config;
      const follow = { seed, pass, decay, team };
      followCodebooks(networks.restorer, reference, follow);
    }
    const norm = this.learner.learn(gradients, input);
    const { total, ...terms } = losses;
    const counted = Object.entries(terms).filter(([name]) =>
      counts(name as LossTerm, context, phase)
    );
    return {
      image,
      scalars: { total, ...Object.fromEntries(counted), ...norm },
    };
  }

  /** Frees what was compiled. */
  [Symbol.dispose](): void {
    this.pass.dispose();
    this.learner[Symbol.dispose]();
  }
}

/** Whether a term is more than a 0 that nobody wants to see. */
function counts(
  name: LossTerm,
  { config }: PassContext,
  { perceive }: Phase,
): boolean {
  if (name === "commitment" && !config.restorer.quantize) return false;
  if (name !== "commitment" && name !== "l1" && !perceive) return false;
  return config.loss[name] > 0;
}
