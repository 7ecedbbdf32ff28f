import { join } from "node:path";
import {
  type CheckpointState,
  DamageError,
  parseState,
  STATE_FILE,
} from "./state_file.ts";
import { digestFile } from "./write_file.ts";

/** A checkpoint's folder, whole or not. */
export interface CheckpointFolder {
  /** How many steps were done. */
  readonly step: number;
  /** Where it is. */
  readonly path: string;
}

/** The name of the file that a part is kept in. */
export function partFile(part: string): string {
  return `${part}.safetensors`;
}

/** Lists a run's checkpoints, the newest first; none if there is no folder. */
export async function listCheckpoints(
  folder: string,
): Promise<CheckpointFolder[]> {
  const found: CheckpointFolder[] = [];
  for (const name of await namesIn(folder)) {
    const step = /^step-(0|[1-9]\d*)$/.exec(name)?.[1];
    if (step === undefined) continue;
    found.push({ step: Number(step), path: join(folder, name) });
  }
  return found.sort((a, b) => b.step - a.step);
}

/** The names in a folder; none if it is missing. */
export async function namesIn(folder: string): Promise<string[]> {
  const entries = await orMissing(Array.fromAsync(Deno.readDir(folder)));
  return entries?.map(({ name }) => name) ?? [];
}

/**
 * What a checkpoint says of itself.
 *
 * @throws {DamageError} If it cannot be read or is not what was written.
 */
export async function readState(path: string): Promise<CheckpointState> {
  const text = await orMissing(Deno.readTextFile(join(path, STATE_FILE)));
  if (text === undefined) throw new DamageError(`${STATE_FILE} is missing`);
  return parseState(text);
}

/**
 * Reads every byte of a checkpoint and makes sure that it is whole.
 *
 * @returns What it says of itself.
 * @throws {DamageError} If a file is missing or is not what was written.
 */
export async function verifyCheckpoint(
  { step, path }: CheckpointFolder,
): Promise<CheckpointState> {
  const content = await readState(path);
  if (content.step !== step) {
    throw new DamageError(`${STATE_FILE} is of step ${content.step}`);
  }
  for (const [name, wanted] of Object.entries(content.files)) {
    const got = await orMissing(digestFile(join(path, name)));
    if (got === undefined) throw new DamageError(`${name} is missing`);
    if (got.bytes !== wanted.bytes) {
      throw new DamageError(
        `${name} must have ${wanted.bytes} bytes, got ${got.bytes}`,
      );
    }
    if (got.sha256 !== wanted.sha256) {
      throw new DamageError(`${name} is not what was written`);
    }
  }
  return content;
}

/** Undefined if there is no such file or folder; other errors stay. */
async function orMissing<T>(step: Promise<T>): Promise<T | undefined> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    if (error instanceof Deno.errors.NotADirectory) return undefined;
    throw error;
  }
}
