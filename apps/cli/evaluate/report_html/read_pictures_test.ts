import { assertEquals } from "@std/assert";
import { createImage } from "@revisage/core";
import { decode, encodePng } from "@revisage/image";
import { join } from "node:path";
import { readPictures } from "./read_pictures.ts";
import { smallReport } from "./testing/small_report.ts";

/** A gray picture of 8×8 for each name; the level tells them apart. */
async function writeGrays(folder: string, names: Record<string, number>) {
  for (const [name, level] of Object.entries(names)) {
    const image = createImage(8, 8, new Uint8Array(192).fill(level));
    await Deno.writeFile(join(folder, name), encodePng(image));
  }
}

Deno.test("readPictures() reads each chosen face once, and passes over what is gone", async () => {
  const folder = await Deno.makeTempDir();
  try {
    await writeGrays(folder, {
      "r0.png": 10,
      "r1.png": 20,
      "a0.png": 30,
      "b0.png": 50,
      "b1.png": 60,
      "i0.png": 70,
    });
    await Deno.writeTextFile(join(folder, "a1.png"), "damaged");
    const report = smallReport({ ssim: [0.9, 0.5] }, {
      b: { ssim: [0.1, 0.2] },
    });
    const pairs = [0, 1].map((i) => ({
      stem: `f${i}`,
      reference: join(folder, `r${i}.png`),
      restored: [join(folder, `a${i}.png`), join(folder, `b${i}.png`)],
      input: i === 0 ? join(folder, "i0.png") : null,
    }));
    const { reference, input, restored } = await readPictures(report, pairs);
    const levels = (pictures: Iterable<[string, { jpeg: Uint8Array }]>) =>
      Object.fromEntries(
        [...pictures].map(([stem, { jpeg }]) => [
          stem,
          decode(jpeg, { name: stem }).data[0],
        ]),
      );
    assertEquals(levels(reference), { f0: 10, f1: 20 });
    assertEquals(levels(input!), { f0: 70 });
    assertEquals(levels(restored.get("ours")!), { f0: 30 });
    assertEquals(levels(restored.get("b")!), { f0: 50, f1: 60 });
    await Deno.remove(join(folder, "i0.png"));
    assertEquals((await readPictures(report, pairs)).input, null);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
