import { DecodeError } from "@revisage/image";
import { join } from "node:path";
import { degradeFiles } from "./degrade_files.ts";
import type { FolderOptions } from "./folder_options.ts";
import { checkFolders } from "./folders.ts";
import { parseRecords } from "./record.ts";
import { checkReplaceable } from "./record_book.ts";

/**
 * Does again what {@linkcode degradeFolder} did, from its records.
 *
 * @param records The path of a `degradations.jsonl`.
 * @param input The folder with the pictures that it names.
 * @param output The folder to write to, outside of `input`; made if it is not
 * there.
 * @returns How many pictures were written.
 * @throws {ConfigError} If a line of the records cannot be used.
 * @throws {DecodeError} If a picture cannot be read.
 * @throws {Error} If one folder lies in another, a picture is there already and
 * `force` is not given, or one cannot be written; the message names it.
 * @throws {unknown} The reason of `signal`, if it ended the work.
 * @throws {Deno.errors.NotFound} If there are no such records, or no input.
 */
export async function replay(
  records: string,
  input: string,
  output: string,
  options: FolderOptions = {},
): Promise<number> {
  const lines = parseRecords(await Deno.readTextFile(records), records);
  const folders = { input, output, references: options.references };
  await checkFolders(folders);
  if (!options.force) await checkReplaceable(folders, lines);
  await Deno.mkdir(output, { recursive: true });
  await degradeFiles(lines, folders, options, (record, unreadable) => {
    if (!unreadable) return;
    const { why, cause } = unreadable;
    throw new DecodeError(join(input, record.input), why, { cause });
  });
  return lines.length;
}
