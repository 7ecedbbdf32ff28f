import { replaceFile } from "@revisage/core";
import {
  type DegradationRecord,
  degradeFolder,
  replay,
} from "@revisage/degrade";
import { listImages } from "@revisage/image";
import { dirname, join } from "node:path";
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

/**
 * Makes the pictures of a test that are not there yet.
 *
 * @param faces The folder of faces to be judged by.
 * @throws {Error} If one of them cannot be read.
 */
export async function makeTest(
  test: PlannedTest,
  faces: string,
): Promise<TestFolders> {
  const folders = foldersOf(test);
  const { preset, seed, size, referenceSize } = test;
  const records = await degradeFolder(faces, folders.input, {
    preset,
    seed,
    size,
    ...referenceSize !== null && { referenceSize },
    resume: true,
    onSkip: (_path, error) => {
      throw error;
    },
  });
  const also = [
    ["reference", (record) => ({ ...record, steps: [] })],
    ["bicubic", enlargedByBicubic],
  ] as const satisfies [string, (record: DegradationRecord) => unknown][];
  for (const [name, changed] of also) {
    if (await countImages(folders[name]) === records.length) continue;
    const path = `${folders[name]}.jsonl`;
    const lines = records.map((record) => JSON.stringify(changed(record)));
    await writeText(path, lines.map((line) => `${line}\n`).join(""));
    await replay(path, faces, folders[name]);
  }
  return folders;
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

/** How many pictures a folder holds; 0 if it is not there. */
export async function countImages(folder: string): Promise<number> {
  try {
    return (await Array.fromAsync(listImages(folder))).length;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return 0;
    throw error;
  }
}

async function writeText(path: string, text: string): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  const bytes = new TextEncoder().encode(text);
  await replaceFile(path, (append) => append(bytes));
}
