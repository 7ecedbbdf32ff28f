import { replaceFile } from "@revisage/core";
import {
  type DegradationRecord,
  degradeFolder,
  type FolderOptions,
  replay,
} from "@revisage/degrade";
import { listImages } from "@revisage/image";
import { dirname, join } from "node:path";
import { eachTenth } from "../frame/each_tenth.ts";
import type { PlannedTest } from "./plan.ts";

/** The folders of a test: pairs by name. */
export interface TestFolders {
  /** The faces themselves, in the test's size. */
  readonly reference: string;
  /** What models are given. */
  readonly input: string;
  /** The degraded faces, brought to size by bicubic interpolation. */
  readonly bicubic: string;
}

/** Where a test lies. */
export function foldersOf({ folder }: Pick<PlannedTest, "folder">) {
  return {
    reference: join(folder, "reference"),
    input: join(folder, "input"),
    bicubic: join(folder, "bicubic"),
  } satisfies TestFolders;
}

/** By what the making of a test is ended, and who hears of it. */
export interface MakeOptions {
  readonly signal?: AbortSignal;
  readonly tell?: (line: string) => void;
}

/**
 * Makes the pictures of a test that are not there yet, and removes those of
 * faces that are no longer there.
 *
 * @param faces The folder of faces to be judged by.
 * @throws {Error} If one of them cannot be read.
 * @throws {unknown} The reason of `signal`, if it ended the work.
 */
export async function makeTest(
  test: PlannedTest,
  faces: string,
  options: MakeOptions = {},
): Promise<TestFolders> {
  const folders = foldersOf(test);
  const { preset, seed, size, referenceSize } = test;
  const records = await degradeFolder(faces, folders.input, {
    ...hooksOf(`Test ${test.name}, input`, options),
    preset,
    seed,
    size,
    ...referenceSize !== null && { referenceSize },
    references: folders.reference,
    resume: true,
    onSkip: (_path, error) => {
      throw error;
    },
  });
  for (const folder of Object.values(folders)) {
    await removeOthers(folder, records);
  }
  if ((await imagesIn(folders.bicubic)).length < records.length) {
    const path = `${folders.bicubic}.jsonl`;
    const lines = records.map(enlargedByBicubic).map((record) =>
      `${JSON.stringify(record)}\n`
    );
    await writeText(path, lines.join(""));
    const hooks = hooksOf(`Test ${test.name}, bicubic`, options);
    await replay(path, faces, folders.bicubic, { ...hooks, force: true });
  }
  return folders;
}

function hooksOf(
  what: string,
  { signal, tell = () => {} }: MakeOptions,
): FolderOptions {
  const share = eachTenth(tell);
  return {
    ...signal !== undefined && { signal },
    onProgress: ({ done, total }) => share(what, done, total),
  };
}

/** Removes the pictures of a folder that no record is of. */
async function removeOthers(
  folder: string,
  records: readonly DegradationRecord[],
): Promise<void> {
  const names = new Set(records.map(({ output }) => output));
  for (const name of await imagesIn(folder)) {
    if (!names.has(name)) await Deno.remove(join(folder, name));
  }
}

/** The same, but for the filter by which the picture gets its size back. */
export function enlargedByBicubic(
  record: DegradationRecord,
): DegradationRecord {
  const steps = record.steps.map((step) =>
    step.kind === "resize" && step.to === "input"
      ? { ...step, filter: "bicubic" as const }
      : step
  );
  return { ...record, steps };
}

/** The pictures of a folder, by their paths in it; none if it is not there. */
export async function imagesIn(folder: string): Promise<string[]> {
  try {
    return await Array.fromAsync(listImages(folder));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}

async function writeText(path: string, text: string): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  const bytes = new TextEncoder().encode(text);
  await replaceFile(path, (append) => append(bytes));
}
