import { compile, type Compiled } from "@revisage/tensorflow";
import type { Scalar, Tensor4D } from "@tensorflow/tfjs";
import type { LossTerm } from "../losses/restorer_loss.ts";
import { ALONE } from "../team/team.ts";
import { followCodebooks } from "./codebooks.ts";
import { Learner, type Rates, type Scalars } from "./learner.ts";
import { type PassContext, restorerPass } from "./restorer_pass.ts";
import { fromLevels } from "./step_input.ts";

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
  /** Learns from a batch; the last argument says whether codes are used. */
  readonly pass: Compiled<[RestoringInput, boolean], Restored>;

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
      (input: RestoringInput, quantize: boolean) =>
        this.#pass(context, input, quantize),
      { name: "restorer step", precision: config.precision },
    );
  }

  #pass(
    context: PassContext,
    input: RestoringInput,
    quantize: boolean,
  ): Restored {
    const { config, networks, team = ALONE } = context;
    const degraded = fromLevels(input.degraded);
    const reference = fromLevels(input.reference);
    const { pass } = input;
    const { image, losses, gradients } = restorerPass(
      { degraded, reference, pass },
      context,
      quantize,
    );
    // Before the weights move: the codes follow what was just seen.
    if (quantize) {
      followCodebooks(networks.restorer, reference, {
        seed: config.seed,
        pass,
        decay: config.codebookDecay,
        team,
      });
    }
    const norm = this.learner.learn(gradients, input);
    const { total, ...terms } = losses;
    const counted = Object.entries(terms).filter(([name]) =>
      counts(name as LossTerm, context)
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
function counts(name: LossTerm, { config }: PassContext): boolean {
  if (name === "commitment" && !config.restorer.quantize) return false;
  return config.loss[name] > 0;
}
