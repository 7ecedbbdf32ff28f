import { assertEquals, assertRejects } from "@std/assert";
import { join } from "node:path";
import { readGivenFeatures } from "./feature_tables.ts";
import {
  type FaceFolders,
  withFaces,
  writeRows,
} from "./testing/face_folders.ts";

function read({ folder, good, reference }: FaceFolders) {
  return readGivenFeatures(folder, [{ name: "good", folder: good }], reference);
}

Deno.test("readGivenFeatures() knows which row is whose, in natural order of paths", async () => {
  await withFaces(4, async (folders) => {
    const { folder, good } = folders;
    await Deno.remove(`${good}/p0/f0.png`);
    await writeRows(join(folder, "reference.safetensors"), [[0], [1], [2], [
      3,
    ]]);
    await writeRows(join(folder, "good.safetensors"), [[11], [12], [13]]);
    const table = (await read(folders)).select(["p1/f3", "p0/f1"]);
    assertEquals(table, {
      network: { name: "mine", digest: "ab".repeat(32) },
      reference: { data: Float32Array.of(3, 1), count: 2, dimensions: 1 },
      restored: [{ data: Float32Array.of(13, 11), count: 2, dimensions: 1 }],
    });
  });
});

Deno.test("readGivenFeatures() says what is wrong with files", async () => {
  await withFaces(2, async (folders) => {
    const { folder } = folders;
    const [reference, good] = ["reference", "good"].map((name) =>
      join(folder, `${name}.safetensors`)
    ) as [string, string];
    const messageOf = async () =>
      (await assertRejects(() => read(folders), Error)).message;
    const prefix = "Cannot run evaluate: --features ";
    assertEquals(
      await messageOf(),
      `${prefix}must hold a file for each folder, found no ${reference}`,
    );
    await writeRows(reference, [[0], [1]]);
    await writeRows(good, [[0], [1], [2]]);
    assertEquals(
      await messageOf(),
      `${prefix}${good} must have a row for each of the 2 pictures of ${folders.good}, got 3`,
    );
    await writeRows(good, [[0], [1]], "cd".repeat(32));
    assertEquals(
      await messageOf(),
      `${prefix}${good} must be of mine as ${reference} is, 1 numbers a row, got mine, 1`,
    );
    await writeRows(good, [[0], [123.5]]);
    const bytes = await Deno.readFile(good);
    bytes.set([0, 0, 0xc0, 0x7f], bytes.length - 4); // NaN.
    await Deno.writeFile(good, bytes);
    assertEquals(
      await messageOf(),
      `Cannot use ${good}: row 1, column 0 must be finite, got NaN`,
    );
  });
});
