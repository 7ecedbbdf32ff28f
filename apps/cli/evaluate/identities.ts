import { listImages } from "@revisage/image";
import { kindOf } from "../frame/kind_of.ts";
import { stemOf } from "./pair_pictures.ts";
import { wrong } from "./wrong_use.ts";

/** Finds who is on a picture; undefined if that is not known. */
type Lookup = (stem: string) => string | undefined;

/**
 * Who is on each picture.
 *
 * @param stems The pictures.
 * @param source A folder with a folder for each person, whose pictures have the
 * stems or at least the names; or a CSV file of `name,identity`, with or
 * without this line as its first. `null`: each picture is its own person.
 * @returns A person for each stem; the stem itself for `null`.
 * @throws {UsageError} If the source cannot be read so, or does not know all.
 */
export async function identitiesOf(
  stems: readonly string[],
  source: string | null,
): Promise<string[]> {
  if (source === null) return [...stems];
  const find = await openLookup(source);
  const people = stems.map(find);
  const unknown = stems.filter((_, i) => people[i] === undefined);
  if (unknown.length > 0) {
    throw wrong(
      `--identities ${source} must say who is on each picture, got nobody ` +
        `for ${enumerate(unknown)}`,
    );
  }
  return people as string[];
}

/** The first few of a list, and how many there are beside. */
export function enumerate(names: readonly string[], most = 3): string {
  const rest = names.length - most;
  const shown = names.slice(0, most).join(", ");
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

async function openLookup(source: string): Promise<Lookup> {
  const kind = await kindOf(source);
  if (kind === "nothing") {
    throw wrong(
      `--identities must be pairs, a folder or a CSV file, found no ${source}`,
    );
  }
  return kind === "folder"
    ? await readFolders(source)
    : readTable(source, await Deno.readTextFile(source));
}

/** By the whole path; else by the name alone, where only one person has it. */
async function readFolders(folder: string): Promise<Lookup> {
  const people = new Map<string, string>();
  const byName = new Map<string, Set<string>>();
  for await (const path of listImages(folder)) {
    const [person, ...rest] = stemOf(path).split("/");
    if (rest.length === 0) continue; // In no person's folder.
    people.set(stemOf(path), person!);
    const name = rest.at(-1)!;
    byName.set(name, (byName.get(name) ?? new Set()).add(person!));
  }
  if (people.size === 0) {
    throw wrong(
      `--identities ${folder} must hold a folder of pictures for each person, ` +
        `found none`,
    );
  }
  return (stem) => {
    const known = people.get(stem);
    if (known !== undefined) return known;
    const [one, ...others] = byName.get(stem.split("/").at(-1)!) ?? [];
    return others.length === 0 ? one : undefined;
  };
}

function readTable(path: string, text: string): Lookup {
  const people = new Map<string, string>();
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  lines.forEach((line, i) => {
    if (line.trim() === "") return;
    const [name, person, ...rest] = cells(line);
    if (!name || !person || rest.length > 0) {
      throw wrong(
        `--identities ${path} must hold lines of name,identity, got ` +
          `"${line}" in line ${i + 1}`,
      );
    }
    if (i === 0 && name === "name" && person === "identity") return;
    const stem = stemOf(name), other = people.get(stem);
    if (other !== undefined && other !== person) {
      throw wrong(
        `--identities ${path} must say once who ${name} is, got ${other} and ` +
          `${person}`,
      );
    }
    people.set(stem, person);
  });
  return (stem) => people.get(stem);
}

/** The cells of a line: plain, or in `"`, which stands for itself if doubled. */
function cells(line: string): string[] {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return Array.from(
    found,
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!.trim(),
  );
}
