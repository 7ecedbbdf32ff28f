import { Rng } from "@revisage/core";
import type { Module } from "@revisage/core/module";
import { Discriminator, Restorer } from "@revisage/models";
import { Adam } from "../optimizer/adam.ts";
import { DEFAULT_ADAM, lazyAdam } from "../optimizer/adam_config.ts";
import type { CheckpointPart, NamedVariable } from "../run/checkpoint_part.ts";
import type { TrainConfig } from "../config/train_config.ts";

/** What judges the restorer, and learns to. */
export interface Judge {
  /** The network. */
  readonly network: Discriminator;
  /** What trains it, corrected for the lazy penalty. */
  readonly adam: Adam;
}

/** All that learns in a run, and what helps it to. */
export class Networks implements Disposable {
  /** The network that is trained. */
  readonly restorer: Restorer;
  /** The same with averaged weights: what one restores with. */
  readonly average: Restorer;
  /** What trains the restorer. */
  readonly adam: Adam;
  /** `null` where the adversarial loss counts nothing. */
  readonly judge: Judge | null;

  /**
   * Makes networks that have learned nothing.
   *
   * @param config Of the run; its seed draws the weights.
   */
  constructor(config: TrainConfig) {
    const { seed, optimizer: { beta1, beta2 }, r1 } = config;
    const rng = new Rng(seed).split("weights");
    this.restorer = new Restorer(config.restorer, rng.split("restorer"));
    this.average = new Restorer(config.restorer, rng.split("restorer"));
    this.adam = new Adam(this.restorer, { learningRate: 1, beta1, beta2 });
    this.judge = config.loss.adversarial === 0 ? null : makeJudge(config, {
      rng: rng.split("discriminator"),
      interval: r1.gamma > 0 ? r1.interval : null,
    });
  }

  /** What a checkpoint keeps, by the name of its file. */
  get parts(): Readonly<Record<string, CheckpointPart>> {
    const { restorer, average, adam, judge } = this;
    return {
      model: restorer,
      ema: average,
      optimizer: [
        ...prefixed("restorer", adam),
        ...judge ? prefixed("discriminator", judge.adam) : [],
      ],
      ...judge && { discriminator: judge.network },
    };
  }

  /** Texts for the files, with which `Restorer.load` reads each by itself. */
  get metadata(): Readonly<Record<string, Readonly<Record<string, string>>>> {
    const restorer = {
      model: "restorer",
      config: JSON.stringify(this.restorer.config),
    };
    if (!this.judge) return { model: restorer, ema: restorer };
    const config = JSON.stringify(this.judge.network.config);
    return {
      model: restorer,
      ema: restorer,
      discriminator: { model: "discriminator", config },
    };
  }

  /** Frees all variables. */
  [Symbol.dispose](): void {
    this.restorer[Symbol.dispose]();
    this.average[Symbol.dispose]();
    this.adam[Symbol.dispose]();
    this.judge?.network[Symbol.dispose]();
    this.judge?.adam[Symbol.dispose]();
  }
}

function makeJudge(
  { restorer: { size }, discriminator, optimizer }: TrainConfig,
  { rng, interval }: { readonly rng: Rng; readonly interval: number | null },
): Judge {
  const network = new Discriminator({ size, ...discriminator }, rng);
  const { beta1, beta2 } = optimizer;
  const plain = { ...DEFAULT_ADAM, learningRate: 1, beta1, beta2 };
  const config = interval === null ? plain : lazyAdam(plain, interval);
  return { network, adam: new Adam(network, config) };
}

function prefixed(name: string, module: Module): NamedVariable[] {
  return Array.from(module.variables(), ({ path, variable }) => ({
    path: `${name}.${path}`,
    variable,
  }));
}
