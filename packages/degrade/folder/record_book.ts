import { replaceFile } from "@revisage/core";
import { join } from "node:path";
import type { Folders } from "./folders.ts";
import { isFile } from "./is_file.ts";
import type { DegradationRecord } from "./record.ts";

/** The file that is written beside the pictures. */
const FILE = "degradations.jsonl";

/** What became of a picture. */
type Fate = "written" | "skipped";

/**
 * Keeps `degradations.jsonl` while pictures are written: at every moment each
 * of its lines is of a picture that is there, whole.
 *
 * Lines come in the order of the records. A picture that is done before one
 * ahead of it gets its line after that one's, or when the book is closed.
 */
export class RecordBook {
  readonly #path: string;
  readonly #file: Deno.FsFile;
  readonly #records: readonly DegradationRecord[];
  readonly #kept: ReadonlySet<DegradationRecord>;
  readonly #fates = new Map<DegradationRecord, Fate>();
  #next = 0;

  private constructor(
    path: string,
    file: Deno.FsFile,
    records: readonly DegradationRecord[],
    kept: ReadonlySet<DegradationRecord>,
  ) {
    this.#path = path;
    this.#file = file;
    this.#records = records;
    this.#kept = kept;
  }

  /**
   * Begins the file anew, with the lines of what is kept.
   *
   * @param folder Where it lies, beside the pictures.
   * @param records Those of all pictures that shall be written, in order.
   * @param kept Those whose pictures are there from an earlier run.
   */
  static async open(
    folder: string,
    records: readonly DegradationRecord[],
    kept: ReadonlySet<DegradationRecord>,
  ): Promise<RecordBook> {
    const path = join(folder, FILE);
    await writeFile(path, records.filter((record) => kept.has(record)));
    const file = await Deno.open(path, { append: true });
    return new RecordBook(path, file, records, kept);
  }

  /** Notes what became of a picture, and adds the lines that are due. */
  settle(record: DegradationRecord, fate: Fate): void {
    this.#fates.set(record, fate);
    for (; this.#next < this.#records.length; this.#next++) {
      const due = this.#records[this.#next]!;
      if (this.#kept.has(due)) continue;
      if (!this.#fates.has(due)) return;
      if (this.#fates.get(due) === "written") append(this.#file, due);
    }
  }

  /**
   * Writes the whole file in order, without what is still open.
   *
   * @returns The records of all pictures that are there.
   */
  async close(): Promise<DegradationRecord[]> {
    this.#file.close();
    const there = this.#records.filter((record) =>
      this.#kept.has(record) || this.#fates.get(record) === "written"
    );
    await writeFile(this.#path, there);
    return there;
  }
}

/**
 * Finds what an earlier run has done already: pictures that are there and have
 * a line that says just what would be done, and references if they are wanted.
 *
 * @param folders Where the pictures and `degradations.jsonl` lie.
 * @param records What would be done.
 */
export async function findKept(
  { output, references = output }: Omit<Folders, "input">,
  records: readonly DegradationRecord[],
): Promise<Set<DegradationRecord>> {
  const lines = new Set(await readLines(join(output, FILE)));
  const kept = new Set<DegradationRecord>();
  for (const record of records) {
    if (!lines.has(lineOf(record))) continue;
    const paths = [output, references].map((dir) => join(dir, record.output));
    if ((await Promise.all(paths.map(isFile))).every(Boolean)) kept.add(record);
  }
  return kept;
}

/**
 * Checks that no picture would be replaced that is not from here: those are, that
 * a line of `degradations.jsonl` names. A run that is resumed may have been ended
 * before it wrote a picture's line. References of another size are not replaced
 * either.
 *
 * @param folders Where pictures would be written.
 * @param records What would be done.
 * @throws {Error} If there is one; the message names it.
 */
export async function checkReplaceable(
  { output, references }: Omit<Folders, "input">,
  records: readonly DegradationRecord[],
  { resume = false }: { readonly resume?: boolean } = {},
): Promise<void> {
  const path = join(output, FILE);
  const sizes = new Map((await readLines(path)).flatMap(sizeOf));
  const isBegun = resume && await isFile(path);
  for (const record of records) {
    const size = sizes.get(record.output);
    if (size === undefined && !isBegun) {
      const why = `there is no ${FILE} that tells of it`;
      await refuse(join(output, record.output), why);
    } else if (size !== undefined && size !== record.size && references) {
      await refuse(join(references, record.output), "has another size");
    }
  }
}

async function refuse(picture: string, why: string): Promise<void> {
  if (!(await isFile(picture))) return;
  throw new Error(
    `Cannot degrade folder: ${picture} is there, and ${why}; use another ` +
      "folder, or force it",
  );
}

/** The picture that a line is of, and its size; none if it was cut off. */
function sizeOf(line: string): [output: string, size: number | null][] {
  try {
    const { output, size } = JSON.parse(line) as DegradationRecord;
    return [[output, size]];
  } catch {
    return [];
  }
}

function lineOf(record: DegradationRecord): string {
  return `${JSON.stringify(record)}\n`;
}

function append(file: Deno.FsFile, record: DegradationRecord): void {
  const bytes = new TextEncoder().encode(lineOf(record));
  for (let done = 0; done < bytes.length;) {
    done += file.writeSync(bytes.subarray(done));
  }
}

function writeFile(
  path: string,
  records: readonly DegradationRecord[],
): Promise<void> {
  const text = records.map(lineOf).join("");
  return replaceFile(path, (append) => append(new TextEncoder().encode(text)));
}

/** With their ends: a line that was cut off is like no other. */
async function readLines(path: string): Promise<string[]> {
  try {
    return (await Deno.readTextFile(path)).match(/.*\n/g) ?? [];
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
}
