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
 * By what the best checkpoint is found, the less the better: LPIPS; PSNR only if
 * nothing but pixels is learned, for it likes a blur.
 *
 * @returns Nothing where neither can tell.
 */
export function figureOf(
  validation: Values,
  { loss, perceptual }: Pick<TrainConfig, "loss" | "perceptual">,
): number | undefined {
  const { "validation/lpips": lpips, "validation/psnr": psnr } = validation;
  if (lpips !== undefined) return lpips;
  const isPlain = loss.adversarial === 0 && perceptual === "none";
  return psnr === undefined || !isPlain ? undefined : -psnr;
}
