import { alignmentNotes } from "./alignment_notes.ts";
import { referencePoints } from "./landmark_values.ts";
import type { ReportInput } from "./make_report.ts";
import type { ReportModel } from "./report.ts";

/** What a detector has to say of the references, and was silent on: sentences. */
export function pointNotes(
  { instruments: { points }, pairs }: Pick<
    ReportInput,
    "instruments" | "pairs"
  >,
  models: readonly Pick<ReportModel, "name" | "values">[],
): string[] {
  if (points === null) return [];
  return [
    ...alignmentNotes(referencePoints(pairs, points.cache)),
    ...faceless(models, pairs.length),
  ];
}

/** Models that lack landmarks in some pairs; a model that lacks all is told elsewhere. */
export function faceless(
  models: readonly Pick<ReportModel, "name" | "values">[],
  pairs: number,
): string[] {
  return models.flatMap(({ name, values: { landmarks } }) =>
    landmarks === undefined || landmarks.count === pairs ? [] : [
      `Landmarks of ${name} leave out ${pairs - landmarks.count} of ${pairs} ` +
      "pairs: no face was found in one of their pictures.",
    ]
  );
}
