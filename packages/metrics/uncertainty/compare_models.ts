import {
  bootstrapMean,
  type BootstrapOptions,
  type MeanInterval,
} from "./bootstrap_mean.ts";
import { checkValues } from "./check_values.ts";
import { groupByPerson } from "./group_by_person.ts";
import { type SignTest, signTest } from "./signs.ts";

/** One measure of two models on the same images, in the same order. */
export interface ModelPair {
  /** The measure of each image by the model in question. */
  readonly model: ArrayLike<number>;
  /** The measure of each image by the one it is compared with. */
  readonly baseline: ArrayLike<number>;
}

/** How two models differ. */
export interface ModelComparison {
  /** Mean of `model − baseline` over images, with its interval. */
  readonly difference: MeanInterval;
  /** Over images; or over people and their mean differences, if given. */
  readonly signs: SignTest;
}

/**
 * Compares two models on the same images. That is sharper than comparing two
 * means: an image that is hard for both widens neither.
 *
 * Whether above 0 is better is for the measure to say. With `identities`, a
 * person is one draw of the bootstrap and one sign of the test, that of the mean
 * of their differences.
 *
 * @param pair The measures, at least two each. Where both are the same infinity
 * the difference is 0.
 * @param options As for {@linkcode bootstrapMean}.
 * @throws {RangeError} If the lists are not of one length, or as
 * `bootstrapMean` does.
 *
 * @example
 * ```ts
 * import { compareModels } from "@revisage/metrics";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const { difference, signs } = compareModels({
 *   model: [31, 24, 28, 35, 26, 30, 29],
 *   baseline: [30, 22, 27, 33, 25, 29, 29],
 * });
 * assert(difference.low > 0); // Better by a decibel or so,
 * assertEquals(signs.above, 6); // in six of seven images,
 * assertEquals(signs.ties, 1); // one is equal;
 * assertEquals(signs.pValue, 0.03125); // by chance in 1 of 32 cases.
 * ```
 */
export function compareModels(
  { model, baseline }: ModelPair,
  options: BootstrapOptions = {},
): ModelComparison {
  if (model.length !== baseline.length) {
    throw new RangeError(
      `Cannot compare models: model must hold ${baseline.length} values as baseline, got ${model.length}`,
    );
  }
  checkValues("compare models", "model", model, 2);
  checkValues("compare models", "baseline", baseline, 2);
  const differences = Array.from(
    model,
    (value, i) => value === baseline[i] ? 0 : value - baseline[i]!,
  );
  checkValues("compare models", "model - baseline", differences, 2);
  return {
    difference: bootstrapMean(differences, options),
    signs: signTest(trialsOf(differences, options)),
  };
}

function trialsOf(
  differences: readonly number[],
  { identities }: BootstrapOptions,
): readonly number[] {
  if (identities === undefined) return differences;
  const groups = groupByPerson(
    "compare models",
    identities,
    differences.length,
  );
  // The sign of a sum is that of the mean.
  return Array.from(
    groups.values(),
    (images) => images.reduce((sum, i) => sum + differences[i]!, 0),
  );
}
