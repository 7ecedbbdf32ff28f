/** For tests: the task as a process, and what it reports. */
import { join } from "node:path";
import { runTask } from "../../testing/run_task.ts";
import type { FaceFolders } from "./face_folders.ts";

/** What `report.json` holds, as far as is read here. */
export interface Read {
  readonly counts: { readonly pairs: number; readonly identities: number };
  readonly models: readonly {
    readonly name: string;
    readonly values: Readonly<Record<string, { value: number; low: number }>>;
    readonly images: readonly {
      readonly stem: string;
      readonly person: string;
      readonly values: Readonly<Record<string, number>>;
    }[];
    readonly comparison: Readonly<
      Record<string, { signs: { wins: number; p: number } }>
    >;
    readonly sweep: readonly { k: number; iPrecision: number }[];
  }[];
  readonly notes: readonly string[];
}

/** Runs the task with a cache of its own. */
export function evaluate(folders: FaceFolders, ...words: string[]) {
  return runTask("evaluate", words, {
    env: { REVISAGE_CACHE: join(folders.folder, "cache") },
  });
}

/** Two models, `good` and `worse`. */
export function usual({ good, bad, reference }: FaceFolders): string[] {
  return [good, `${bad}=worse`].flatMap((folder) => ["--restored", folder])
    .concat("--reference", reference);
}

/** All of a report that is the same in each run. */
export function lasting(json: string): Read {
  const { created: _, ...rest } = JSON.parse(json);
  return rest;
}
