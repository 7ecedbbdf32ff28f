import { fromLevels } from "@revisage/models";
import { compile, type Compiled } from "@revisage/tensorflow";
import type { Scalar, Tensor4D } from "@tensorflow/tfjs";
import type { TrainConfig } from "../config/train_config.ts";
import type { Team } from "../team/team.ts";
import { discriminatorPass } from "./discriminator_pass.ts";
import { Learner, type Rates, type Scalars } from "./learner.ts";
import type { Judge } from "./networks.ts";

/** What the discriminator's half of a step is given. */
export interface JudgingInput extends Rates {
  /** What the restorer made, `[B, S, S, 3]`. */
  readonly restored: Tensor4D;
  /** Levels of 0 to 255, int32, `[B, S, S, 3]`. */
  readonly reference: Tensor4D;
  /** Which random numbers are drawn, int32. */
  readonly pass: Scalar;
}

/** The discriminator's half of a step: one compiled function. */
export class Judging implements Disposable {
  /** What takes the step. */
  readonly learner: Learner;
  /** Learns from a batch; the last argument says whether R1 is added. */
  readonly pass: Compiled<[JudgingInput, boolean], Scalars>;

  /** Gets ready; nothing is traced yet. */
  constructor(config: TrainConfig, { network, adam }: Judge, team: Team) {
    this.learner = new Learner({
      team,
      module: network,
      adam,
      clip: config.optimizer.clip,
      accumulate: config.accumulate,
    });
    this.pass = compile((input: JudgingInput, withPenalty: boolean) => {
      const { restored, pass } = input;
      const reference = fromLevels(input.reference);
      const { losses, gradients } = discriminatorPass(
        { restored, reference, pass },
        network,
        config,
        withPenalty,
      );
      const norm = this.learner.learn(gradients, input);
      return { ...losses, ...norm };
    }, { name: "discriminator step", precision: config.precision });
  }

  /** Frees what was compiled. */
  [Symbol.dispose](): void {
    this.pass.dispose();
    this.learner[Symbol.dispose]();
  }
}
