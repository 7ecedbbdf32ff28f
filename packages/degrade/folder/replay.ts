import { decode } from "@revisage/image";
import { join } from "node:path";
import { Degrader } from "../degrader.ts";
import { degradeFile } from "./degrade_file.ts";
import { parseRecords } from "./record.ts";

/**
 * Does again what {@linkcode degradeFolder} did, from its records.
 *
 * @param records The path of a `degradations.jsonl`.
 * @param input The folder with the pictures that it names.
 * @param output The folder to write to; made if it is not there.
 * @returns How many pictures were written.
 * @throws {ConfigError} If a line of the records cannot be used.
 * @throws {DecodeError} If a picture cannot be decoded.
 * @throws {Deno.errors.NotFound} If the records or a picture are not there.
 */
export async function replay(
  records: string,
  input: string,
  output: string,
): Promise<number> {
  const degrader = new Degrader();
  const lines = parseRecords(await Deno.readTextFile(records), records);
  for (const record of lines) {
    const name = join(input, record.input);
    const image = decode(await Deno.readFile(name), { name });
    await degradeFile(degrader, image, record, output);
  }
  return lines.length;
}
