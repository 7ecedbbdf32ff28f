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
  const problems = [
    ...files.filter((file) => !wanted.has(file))
      .map((file) => `${file} is unexpected`),
    ...Array.from(wanted).flatMap(([file, variables]) =>
      files.includes(file)
        ? compare(join(folder, file), variables)
          .map((difference) => `${file}: ${difference}`)
        : [`${file} is missing`]
    ),
  ];
  if (problems.length > 0) {
    const named = problems.slice(0, MOST_NAMED).join("; ");
    const rest = problems.length - MOST_NAMED;
    throw new RunError(
      "architecture",
      `Cannot load ${folder}: it is of another architecture; ${named}` +
        (rest > 0 ? `; and ${rest} more` : ""),
    );
  }
  for (const [file, variables] of wanted) assign(join(folder, file), variables);
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
