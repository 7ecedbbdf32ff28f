import { Rng } from "@revisage/core";
import type { Degradation } from "../degradation.ts";
import { DecodeError, listImages } from "@revisage/image";
import { join } from "node:path";
import { SIDE } from "../presets/fields.ts";
import type { DegradationPreset } from "../presets/preset.ts";
import type { PresetName } from "../presets/presets.ts";
import type { SecondOrderPreset } from "../presets/second_order.ts";
import { sampleDegradation } from "../sample/sample_degradation.ts";
import type { SampleOptions } from "../sample/sample_options.ts";
import { sampleSecondOrder } from "../sample/sample_second_order.ts";
import { degradeFiles } from "./degrade_files.ts";
import { checkInteger, type FolderOptions, WORKERS } from "./folder_options.ts";
import { checkFolders } from "./folders.ts";
import type { DegradationRecord } from "./record.ts";
import { checkReplaceable, findKept, RecordBook } from "./record_book.ts";

/** A preset of one round, by its name or ranges, or of two. */
export type FolderPreset = PresetName | DegradationPreset | SecondOrderPreset;

/** How {@linkcode degradeFolder} works. */
export interface DegradeFolderOptions extends SampleOptions, FolderOptions {
  /** What degradations are drawn from; `REAL_ESRGAN`, say, for two rounds. */
  readonly preset: FolderPreset;
  /** What they are drawn by; any integer within ±(2⁵³ − 1). */
  readonly seed: number;
  /**
   * Pixels along a side, 1 to 32768: of each picture the middle square is
   * resized to it before it is degraded. Left out, pictures keep their sizes.
   */
  readonly size?: number;
  /**
   * Goes on where a run was interrupted: a picture that is there, with a line
   * that says just what would be done, is left as it is. That the pictures to
   * degrade are still the same is not checked, nor that references are of them.
   * False by default.
   */
  readonly resume?: boolean;
  /**
   * Called for each picture that cannot be read, with an error that names its
   * file. By default a warning is printed.
   */
  readonly onSkip?: (path: string, error: Error) => void;
}

/**
 * Degrades the pictures of a folder and the folders in it.
 *
 * Writes PNG files of the same names, and `degradations.jsonl`, from which
 * {@linkcode replay} makes the same files again. What is drawn for a picture
 * depends on the seed and on its path alone: other workers, more pictures, or
 * fewer, change nothing for the others.
 *
 * If it is interrupted, by an error, a signal or the end of the process, no
 * file is left half written and `degradations.jsonl` holds a line for the
 * pictures that are done. With `resume` the next run makes the others.
 *
 * @param input The folder with the pictures.
 * @param output The folder to write to, outside of `input`; made if it is not
 * there.
 * @returns What was done to each picture, in natural order of their paths.
 * @throws {RangeError} If an option makes no sense; nothing is written then.
 * @throws {Error} If two pictures would be written to one file, one folder lies
 * in another, a picture is there that was not made here, or one cannot be
 * written; the message names it.
 * @throws {unknown} The reason of `signal`, if it ended the work.
 * @throws {Deno.errors.NotFound} If there is no such input.
 */
export async function degradeFolder(
  input: string,
  output: string,
  options: DegradeFolderOptions,
): Promise<DegradationRecord[]> {
  checkOptions(options);
  const { references, resume, force, onSkip = warn } = options;
  const folders = { input, output, references };
  const records = await drawRecords(input, options);
  await checkFolders(folders);
  if (!force) await checkReplaceable(folders, records, { resume });
  await Deno.mkdir(output, { recursive: true });
  const kept = resume
    ? await findKept(folders, records)
    : new Set<DegradationRecord>();
  const open = records.filter((record) => !kept.has(record));
  const book = await RecordBook.open(output, records, kept);
  try {
    await degradeFiles(open, folders, options, (record, unreadable) => {
      book.settle(record, unreadable ? "skipped" : "written");
      if (!unreadable) return;
      const { why, cause } = unreadable;
      const name = join(input, record.input);
      onSkip(record.input, new DecodeError(name, why, { cause }));
    }, records.length);
  } catch (error) {
    await book.close().catch(() => {}); // The first error matters.
    throw error;
  }
  return await book.close();
}

/** Checks what would only fail once the records of an earlier run are gone. */
function checkOptions({ size, resize, workers }: DegradeFolderOptions): void {
  if (size !== undefined) checkInteger("size", size, SIDE);
  if (typeof resize === "number") checkInteger("resize", resize, SIDE);
  if (workers !== undefined) checkInteger("workers", workers, WORKERS);
}

/** Draws what shall be done to each picture, by its path. */
async function drawRecords(
  input: string,
  { preset, seed, size, referenceSize, resize }: DegradeFolderOptions,
): Promise<DegradationRecord[]> {
  const rng = new Rng(seed);
  const scale = referenceSize === undefined ? {} : { size, referenceSize };
  const records = new Map<string, DegradationRecord>();
  for await (const path of listImages(input)) {
    const record = {
      input: path,
      output: path.replace(/\.[^.]+$/, ".png"),
      size: size ?? null,
      ...draw(preset, rng.split(path), { resize, ...scale }),
    };
    checkFree(records.get(record.output), record);
    records.set(record.output, record);
  }
  return [...records.values()];
}

function draw(
  preset: FolderPreset,
  rng: Rng,
  options: SampleOptions,
): Degradation {
  return typeof preset === "object" && "second" in preset
    ? sampleSecondOrder(rng, preset, options)
    : sampleDegradation(preset, rng, options);
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

function warn(_path: string, error: Error): void {
  console.warn(`${error.message}; skipped`);
}
