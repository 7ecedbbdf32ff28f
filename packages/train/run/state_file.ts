import { createHash } from "node:crypto";
import type { FileDigest } from "./write_file.ts";

/** The name of a checkpoint's state, which is written last. */
export const STATE_FILE = "state.json";

/** What a checkpoint says of itself. */
export interface CheckpointState {
  /** How many steps were done. */
  readonly step: number;
  /** The validation figure, the less the better; null if none was taken. */
  readonly figure: number | null;
  /** What shows of each other file that it is whole. */
  readonly files: Readonly<Record<string, FileDigest>>;
  /** What the run keeps beside tensors. */
  readonly state: unknown;
}

/** A checkpoint that is not whole. The message says which file and why. */
export class DamageError extends Error {
  /** The class, as it stands before the message. */
  override readonly name: string = "DamageError";
}

/** Spells a state, with a digest of itself at its end. */
export function spellState(content: CheckpointState): string {
  const { step, figure, files, state } = content;
  const plain = { format: 1, step, figure, files, state };
  return JSON.stringify({ ...plain, sha256: digestOf(plain) }, null, 2) + "\n";
}

/**
 * Reads what {@linkcode spellState} wrote.
 *
 * @throws {DamageError} If it is anything else.
 */
export function parseState(text: string): CheckpointState {
  const { sha256, ...plain } = parseObject(text);
  if (sha256 !== digestOf(plain)) {
    throw new DamageError(`${STATE_FILE} is not what was written`);
  }
  // The digest shows it.
  const { step, figure, files, state } = plain as unknown as CheckpointState;
  return { step, figure, files, state };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return { ...value as object };
  } catch (cause) {
    throw new DamageError(`${STATE_FILE} is no JSON`, { cause });
  }
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
