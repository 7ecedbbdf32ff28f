import { assert, assertEquals } from "@std/assert";
import { join } from "node:path";
import { withFaces, writeRows } from "./testing/face_folders.ts";
import { evaluate, lasting, usual } from "./testing/run_evaluate.ts";

Deno.test("evaluate: each option changes the report", async () => {
  await withFaces(6, async (folders) => {
    const { folder, reference } = folders;
    const given = join(folder, "features");
    for (const [i, name] of ["reference", "good", "worse"].entries()) {
      const rows = [0, 1, 3, 6, 10, 15].map((x) => [x + i * (x % 2), 1]);
      await writeRows(join(given, `${name}.safetensors`), rows);
    }
    const table = join(folder, "people.csv");
    await Deno.writeTextFile(
      table,
      "name,identity\n" +
        [0, 1, 2, 3, 4, 5].map((i) => `p${i >> 1}/f${i}.png,${i % 3}\n`).join(
          "",
        ),
    );
    const read = async (...more: string[]) => {
      const words = [...usual(folders), "--features", given, "--json", ...more];
      const { code, stdout, stderr } = await evaluate(folders, ...words);
      assertEquals(code, 0, stderr);
      const { models, counts } = lasting(stdout);
      return {
        models: models.map(({ values, images }) => ({ values, images })),
        counts,
      };
    };
    const plain = await read();
    assertEquals(await read(), plain);
    const options = [
      ["--identities", reference],
      ["--identities", table],
      ["--k", "1"],
      ["--verify", "0.9"],
      ["--luma"],
      ["--crop", "4"],
      ["--seed", "1"],
      ["--metrics", "ssim,iRecall"],
    ];
    const seen = [JSON.stringify(plain)];
    for (const option of options) {
      const other = await read(...option);
      const text = JSON.stringify(other);
      assert(!seen.includes(text), `${option} changed nothing`);
      seen.push(text);
      if (option[1] === reference) {
        assertEquals(other.counts.identities, 3);
        assertEquals(other.models[0]!.images.map(({ person }) => person), [
          "p0",
          "p0",
          "p1",
          "p1",
          "p2",
          "p2",
        ]);
      }
      if (option[0] === "--metrics") {
        assertEquals(Object.keys(other.models[0]!.values), ["ssim", "iRecall"]);
      }
    }
  });
});
