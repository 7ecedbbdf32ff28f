import type { TrainConfig } from "../config/train_config.ts";
import type { StepReport } from "../step/training_step.ts";

type Values = Readonly<Record<string, number>>;

/** Puts values into a group, `group/name`. */
export function prefixed(
  group: string,
  values: Values,
): Record<string, number> {
  const entries = Object.entries(values)
    .map(([name, value]) => [`${group}/${name}`, value] as const);
  return Object.fromEntries(entries);
}

/** Leaves out what is infinite or NaN: PSNR of equal pictures, for one. */
export function onlyFinite(values: Values): Record<string, number> {
  const entries = Object.entries(values)
    .filter(([, value]) => Number.isFinite(value));
  return Object.fromEntries(entries);
}

const SHORT = {
  "loss/l1": "l1",
  "loss/perceptual": "perceptual",
  "loss/adversarial": "adversarial",
  "discriminator/loss": "discriminator",
};

/** What a line of progress has room for. */
export function brief(report: StepReport): Record<string, number> {
  const entries = Object.entries(SHORT).flatMap(([name, short]) => {
    const value = report[name];
    return value === undefined ? [] : [[short, value] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * By what the best checkpoint is found, the less the better: LPIPS if the run
 * began with it; else PSNR, but only if nothing but pixels is learned, for it
 * likes a blur.
 *
 * Weights of LPIPS may come and go while a run rests. What a run began with does
 * not change, so that all of its figures are of one kind.
 *
 * @param values `validation/…`, and `bicubic/…` of when the run began.
 * @returns Nothing where that cannot tell.
 */
export function figureOf(
  values: Values,
  config: Pick<TrainConfig, "loss" | "perceptual">,
): number | undefined {
  const figure = "bicubic/lpips" in values
    ? values["validation/lpips"]
    : pixelFigure(values, config);
  return Number.isFinite(figure) ? figure : undefined;
}

function pixelFigure(
  { "validation/psnr": psnr }: Values,
  { loss, perceptual }: Pick<TrainConfig, "loss" | "perceptual">,
): number | undefined {
  const isPlain = loss.adversarial === 0 && perceptual === "none";
  return psnr === undefined || !isPlain ? undefined : -psnr;
}
