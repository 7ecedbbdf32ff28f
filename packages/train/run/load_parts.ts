import { openSafetensors, type StoredTensor } from "@revisage/core";
import * as tf from "@tensorflow/tfjs";
import { join } from "node:path";
import { partFile } from "./checkpoint_folder.ts";
import {
  type CheckpointPart,
  type NamedVariable,
  variablesOf,
} from "./checkpoint_part.ts";
import { RunError } from "./run_error.ts";

/** How many differences are named; a wrong channel count makes hundreds. */
const MOST_NAMED = 3;

const DTYPE_NAMES: Readonly<Record<string, string>> = {
  F32: "float32",
  I32: "int32",
};

/**
 * Gives variables the values that a checkpoint holds, bit for bit.
 *
 * All is compared before anything changes.
 *
 * @param folder The checkpoint, known to be whole.
 * @param files The names of its files of tensors.
 * @param parts What to load: all that it holds, and nothing else.
 * @throws {RunError} `"architecture"`, if it is of other variables. The message
 * names the first that differ.
 */
export function loadParts(
  folder: string,
  files: readonly string[],
  parts: Readonly<Record<string, CheckpointPart>>,
): void {
  const wanted = new Map(
    Object.entries(parts).map(([name, part]) => {
      return [partFile(name), variablesOf(part)] as const;
    }),
  );
  const differences: Difference[] = files
    .filter((file) => !wanted.has(file))
    .map((file) => ({ file, what: "the file is unexpected" }));
  for (const [file, variables] of wanted) {
    const found = files.includes(file)
      ? compare(join(folder, file), variables)
      : ["the file is missing"];
    differences.push(...found.map((what) => ({ file, what })));
  }
  if (differences.length > 0) {
    const why = `it is of another architecture; ${describe(differences)}`;
    throw new RunError("architecture", `Cannot load ${folder}: ${why}`);
  }
  for (const [file, variables] of wanted) assign(join(folder, file), variables);
}

/** What is other in a file than in the variables to load. */
interface Difference {
  readonly file: string;
  readonly what: string;
}

/** Names the first differences, and each file once. */
function describe(differences: readonly Difference[]): string {
  const named = differences.slice(0, MOST_NAMED).map(({ file, what }, index) =>
    differences[index - 1]?.file === file ? what : `${file}: ${what}`
  );
  const rest = differences.length - named.length;
  return named.join("; ") + (rest > 0 ? `; and ${rest} more` : "");
}

/** How a file differs from the variables to load, a sentence part for each. */
function compare(path: string, variables: readonly NamedVariable[]): string[] {
  using file = openSafetensors(path);
  const unexpected = new Set(file.entries.keys());
  const problems: string[] = [];
  for (const { path, variable } of variables) {
    unexpected.delete(path);
    const entry = file.entries.get(path);
    const got = entry && showKind(DTYPE_NAMES[entry.dtype], entry.shape);
    const must = showKind(variable.dtype, variable.shape);
    if (got === undefined) problems.push(`${path} is missing`);
    else if (got !== must) {
      problems.push(`${path} must be ${must}, got ${got}`);
    }
  }
  for (const name of unexpected) problems.push(`${name} is unexpected`);
  return problems;
}

/** Type and shape, such as `float32 [3,3,64,128]`. */
function showKind(dtype: string | undefined, shape: readonly number[]): string {
  return `${dtype} [${shape}]`;
}

function assign(path: string, variables: readonly NamedVariable[]): void {
  using file = openSafetensors(path);
  for (const { path, variable } of variables) {
    tf.tidy(() => variable.assign(tensorOf(file.read(path), variable.dtype)));
  }
}

function tensorOf({ data, shape }: StoredTensor, dtype: tf.DataType) {
  return tf.tensor(data as Float32Array | Int32Array, [...shape], dtype);
}
