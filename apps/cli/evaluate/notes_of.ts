import type { FeatureTable } from "./feature_tables.ts";
import { enumerate } from "./identities.ts";
import type { Judgment } from "./judge_models.ts";
import type { ReportInput } from "./make_report.ts";

/** What became of pictures and measures; a part of {@linkcode ReportInput}. */
export type NotedInput =
  & Pick<ReportInput, "people" | "unpaired" | "broken">
  & {
    readonly settings: Pick<ReportInput["settings"], "models" | "identities">;
    readonly pairs: readonly unknown[];
  };

/**
 * What a reader has to know: sentences.
 *
 * @param sets What FID was taken of, if it was.
 */
export function notesOf(
  input: NotedInput,
  sets: FeatureTable | null,
  missing: Judgment["missing"],
): string[] {
  return [
    ...pictureNotes(input),
    ...measureNotes(missing),
    ...fidNotes(input.pairs.length, sets),
    ...peopleNotes(input),
  ];
}

function pictureNotes({ settings, unpaired, broken }: NotedInput): string[] {
  const notes: string[] = [];
  if (unpaired.length > 0) {
    const of = settings.models.length > 1 ? " in all folders" : "";
    const pictures = count(unpaired.length, "picture");
    notes.push(
      `${pictures} without a partner${of}, left out: ${enumerate(unpaired)}.`,
    );
  }
  if (broken.length > 0) {
    const names = enumerate(broken.map(({ name }) => name));
    const pairs = count(broken.length, "pair");
    notes.push(`${pairs} that could not be used, left out: ${names}.`);
  }
  return notes;
}

function measureNotes(missing: Judgment["missing"]): string[] {
  const reasons = Map.groupBy(missing, ([, why]) => why);
  return Array.from(reasons, ([why, entries]) => {
    const keys = entries.map(([key]) => key);
    return `No ${keys.join(", ")}. ${why}.`;
  });
}

function fidNotes(pairs: number, sets: FeatureTable | null): string[] {
  if (sets === null || pairs > sets.reference.dimensions) return [];
  return [
    `FID is of ${pairs} images in ${sets.reference.dimensions} dimensions: ` +
    "compare it with that of as many images only.",
  ];
}

function peopleNotes({ settings, people }: NotedInput): string[] {
  if (settings.identities === null) return [];
  const persons = Map.groupBy(people, (person) => person);
  const alone = persons.values().filter(({ length }) => length === 1);
  const number = alone.toArray().length;
  if (number === 0) return [];
  return [
    `${number} of ${
      count(persons.size, "person", "people")
    } have one picture ` +
    "only: for them iPrecision asks whether it is that very picture.",
  ];
}

function count(number: number, noun: string, nouns = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : nouns}`;
}
