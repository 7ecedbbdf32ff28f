import { fromLevels } from "@revisage/models";
import { compile } from "@revisage/tensorflow";
import {
  type Adam,
  discriminatorLoss,
  generatorLoss,
  l1Loss,
  restorerLoss,
  updateAverage,
} from "@revisage/train";
import type { Module } from "@revisage/core/module";
import * as tf from "@tensorflow/tfjs";
import type { Scalar, Tensor, Tensor4D } from "@tensorflow/tfjs";
import { followCodebooks } from "../../packages/train/step/codebooks.ts";
import { discriminatorPass } from "../../packages/train/step/discriminator_pass.ts";
import { Learner } from "../../packages/train/step/learner.ts";
import { restorerPass } from "../../packages/train/step/restorer_pass.ts";
import { augment, stepNoise } from "../../packages/train/step/step_input.ts";
import type { Learning } from "./learning.ts";

/** What pieces work on. */
interface Input {
  readonly degraded: Tensor4D;
  readonly reference: Tensor4D;
  readonly pass: Scalar;
}

/** Something that a step does. */
type Piece = (input: Input) => Tensor[];

/** Pieces of a step, each a compiled function of its own, by name. */
export function compiledPieces(learning: Learning): Record<string, () => void> {
  const pieces = { ...restorerPieces(learning), ...judgePieces(learning) };
  const input = inputOf(learning);
  const runs = Object.entries(pieces).map(([name, piece]) => {
    const compiled = compile(piece);
    const run = () => {
      const results = compiled(input);
      results[0]!.dataSync();
      tf.dispose(results);
    };
    return [name, run] as const;
  });
  return Object.fromEntries(runs);
}

function restorerPieces(learning: Learning): Record<string, Piece> {
  const { config, context, networks } = learning;
  const { restorer, average, adam, judge } = networks;
  const decay = tf.scalar(0.999);
  return {
    forward({ degraded, pass }) {
      const noise = stepNoise(config, config.batchSize, pass);
      const { image, commitment } = restorer.apply(degraded, { noise });
      return [image, commitment];
    },
    losses({ degraded, reference, pass }) {
      const seen = { pass, stream: "judged" };
      const score = judge!.network.apply(augment(degraded, config, seen));
      const l1 = l1Loss(degraded, reference);
      const terms = { l1, adversarial: generatorLoss(score) };
      return [restorerLoss(terms, config.loss).total];
    },
    pass(input) {
      const { losses, gradients } = restorerPass(input, context, {
        quantize: true,
        perceive: true,
      });
      return [losses.total, ...Object.values(gradients)];
    },
    codebooks({ reference, pass }) {
      followCodebooks(restorer, reference, {
        seed: config.seed,
        pass,
        decay: config.codebookDecay,
      });
      return [pass.clone()];
    },
    adam: adamPiece(restorer, adam),
    average() {
      updateAverage(average, restorer, decay);
      return [decay.clone()];
    },
  };
}

function judgePieces(learning: Learning): Record<string, Piece> {
  const { config, networks } = learning;
  const { network, adam } = networks.judge!;
  const judge = (withPenalty: boolean): Piece => (of) => {
    const input = { ...of, restored: of.degraded };
    const { losses, gradients } = discriminatorPass(
      input,
      network,
      config,
      withPenalty,
    );
    return [losses.loss!, ...Object.values(gradients)];
  };
  return {
    judgeForward({ degraded, reference, pass }) {
      const score = (x: Tensor4D, stream: string) =>
        network.apply(augment(x, config, { pass, stream }));
      return [discriminatorLoss({
        reference: score(reference, "reference"),
        restored: score(degraded, "restored"),
      })];
    },
    judgePass: judge(false),
    judgePassWithR1: judge(true),
    judgeAdam: adamPiece(network, adam),
  };
}

/** Adam, and the norm of the gradients that decides whether it goes. */
function adamPiece(module: Module, adam: Adam): Piece {
  const learner = new Learner({ module, adam, clip: null, accumulate: 1 });
  const rates = { learningRate: tf.scalar(1e-4), decay: tf.scalar(1) };
  const gradients = Object.fromEntries(
    Array.from(module.variables())
      .filter(({ kind }) => kind === "parameter")
      .map(({ path, variable: { shape } }) => [path, tf.fill(shape, 1e-3)]),
  );
  return () => [learner.learn(gradients, rates).norm!];
}

function inputOf({ levels }: Learning): Input {
  const [B, H, W, C] = levels.shape;
  const image = (values: Uint8Array) =>
    tf.tidy(() => fromLevels(tf.tensor4d(values, [B, H, W, C], "int32")));
  return {
    degraded: image(levels.degraded),
    reference: image(levels.reference),
    pass: tf.scalar(1, "int32"),
  };
}
