import { assertEquals } from "@std/assert";
import { type DegradationRecord, parseRecords } from "./record.ts";
import { findKept, RecordBook } from "./record_book.ts";

const RECORDS: readonly DegradationRecord[] = ["1", "2", "10", "11"].map(
  (name) => ({
    input: `${name}.jpg`,
    output: `${name}.png`,
    size: null,
    steps: [{ kind: "gray" }],
  }),
);

async function inFolder(run: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir();
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** The pictures whose lines are in the file. */
function read(folder: string): string[] {
  const text = Deno.readTextFileSync(`${folder}/degradations.jsonl`);
  return parseRecords(text, "test").map(({ input }) => input);
}

const [one, two, ten, eleven] = RECORDS as [
  DegradationRecord,
  DegradationRecord,
  DegradationRecord,
  DegradationRecord,
];

Deno.test("lines come in the order of the records, as soon as they can", () =>
  inFolder(async (folder) => {
    const book = await RecordBook.open(folder, RECORDS, new Set());
    assertEquals(read(folder), []);
    book.settle(two, "written");
    assertEquals(read(folder), []);
    book.settle(one, "written");
    assertEquals(read(folder), ["1.jpg", "2.jpg"]);
    book.settle(ten, "skipped");
    book.settle(eleven, "written");
    const there = ["1.jpg", "2.jpg", "11.jpg"];
    assertEquals(read(folder), there);
    assertEquals((await book.close()).map(({ input }) => input), there);
    assertEquals(read(folder), there);
  }));

Deno.test("closing early leaves a line for each picture that was written", () =>
  inFolder(async (folder) => {
    const book = await RecordBook.open(folder, RECORDS, new Set());
    book.settle(eleven, "written");
    book.settle(two, "written");
    assertEquals(read(folder), []);
    assertEquals(await book.close(), [two, eleven]);
    assertEquals(read(folder), ["2.jpg", "11.jpg"]);
  }));

Deno.test("what is kept has its line from the start, and its place at the end", () =>
  inFolder(async (folder) => {
    const book = await RecordBook.open(folder, RECORDS, new Set([two, eleven]));
    assertEquals(read(folder), ["2.jpg", "11.jpg"]);
    book.settle(one, "written");
    book.settle(ten, "written");
    assertEquals(read(folder).toSorted(), RECORDS.map((r) => r.input).sort());
    assertEquals(await book.close(), RECORDS);
    assertEquals(read(folder), ["1.jpg", "2.jpg", "10.jpg", "11.jpg"]);
  }));

Deno.test("findKept() finds pictures that are there, with their very line", () =>
  inFolder(async (folder) => {
    assertEquals(await findKept({ output: folder }, RECORDS), new Set());
    const lines = RECORDS.map((record) => JSON.stringify(record));
    lines[1] = lines[1]!.replace("gray", "jpeg");
    // The process was killed within the last line.
    const text = `${lines.join("\n").slice(0, -5)}`;
    await Deno.writeTextFile(`${folder}/degradations.jsonl`, text);
    for (const name of ["1", "2", "11"]) {
      await Deno.writeTextFile(`${folder}/${name}.png`, "");
    }
    assertEquals(await findKept({ output: folder }, RECORDS), new Set([one]));
  }));
