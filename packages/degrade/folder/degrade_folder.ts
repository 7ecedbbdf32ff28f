import { replaceFile, Rng } from "@revisage/core";
import { readImages } from "@revisage/image";
import { join } from "node:path";
import { Degrader } from "../degrader.ts";
import type { DegradationPreset } from "../presets/preset.ts";
import type { PresetName } from "../presets/presets.ts";
import {
  sampleDegradation,
  type SampleOptions,
} from "../sample/sample_degradation.ts";
import { degradeFile } from "./degrade_file.ts";
import type { DegradationRecord } from "./record.ts";

/** How {@linkcode degradeFolder} works. */
export interface DegradeFolderOptions extends SampleOptions {
  /** What degradations are drawn from. */
  readonly preset: PresetName | DegradationPreset;
  /** What they are drawn by; any integer within ±(2⁵³ − 1). */
  readonly seed: number;
  /**
   * Pixels along a side: of each picture the middle square is resized to it
   * before it is degraded. Left out, pictures keep their sizes.
   */
  readonly size?: number;
  /**
   * Called for each picture that cannot be read, with an error that names its
   * file. By default a warning is printed.
   */
  readonly onSkip?: (path: string, error: Error) => void;
}

/** The file that is written beside the pictures. */
const RECORDS_FILE = "degradations.jsonl";

/**
 * Degrades the pictures of a folder and the folders in it.
 *
 * Writes PNG files of the same names, and `degradations.jsonl`, from which
 * {@linkcode replay} makes the same files again. What is drawn for a picture
 * depends on the seed and on its path alone: more pictures, or fewer, change
 * nothing for the others.
 *
 * @param input The folder with the pictures.
 * @param output The folder to write to; made if it is not there.
 * @returns What was done to each picture, in natural order of their paths.
 * @throws {Error} If two pictures would be written to one file.
 * @throws {Deno.errors.NotFound} If there is no such input.
 */
export async function degradeFolder(
  input: string,
  output: string,
  options: DegradeFolderOptions,
): Promise<DegradationRecord[]> {
  const { preset, seed, size, referenceSize, resize, onSkip } = options;
  const rng = new Rng(seed);
  const degrader = new Degrader();
  const records = new Map<string, DegradationRecord>();
  const scale = referenceSize === undefined ? {} : { size, referenceSize };
  for await (const { path, image } of readImages(input, { onSkip })) {
    const sample = { resize, ...scale };
    const record = {
      input: path,
      output: path.replace(/\.[^.]+$/, ".png"),
      size: size ?? null,
      ...sampleDegradation(preset, rng.split(path), sample),
    };
    checkFree(records.get(record.output), record);
    records.set(record.output, record);
    await degradeFile(degrader, image, record, output);
  }
  await Deno.mkdir(output, { recursive: true });
  const lines = [...records.values()];
  await writeLines(join(output, RECORDS_FILE), lines);
  return lines;
}

function checkFree(
  taken: DegradationRecord | undefined,
  { input, output }: DegradationRecord,
): void {
  if (taken === undefined) return;
  throw new Error(
    `Cannot degrade folder: ${taken.input} and ${input} must not both become ${output}`,
  );
}

function writeLines(path: string, values: readonly unknown[]): Promise<void> {
  const text = values.map((value) => `${JSON.stringify(value)}\n`).join("");
  return replaceFile(path, (append) => append(new TextEncoder().encode(text)));
}
