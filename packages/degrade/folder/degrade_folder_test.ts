import { Rng } from "@revisage/core";
import { decode, DecodeError, encodePng } from "@revisage/image";
import {
  assert,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { applyDegradation } from "../apply_degradation.ts";
import { REAL_ESRGAN } from "../presets/second_order.ts";
import { sampleDegradation } from "../sample/sample_degradation.ts";
import { sampleSecondOrder } from "../sample/sample_second_order.ts";
import { degradeFolder } from "./degrade_folder.ts";
import { replay } from "./replay.ts";
import { inFolders, NAMES, ramp, readAll } from "./testing/picture_folder.ts";

const options = { preset: "gfpgan", seed: 0 } as const;

Deno.test("degradeFolder() degrades each picture by the seed and its path", () =>
  inFolders(async (input, output) => {
    const records = await degradeFolder(input, output, options);
    assertEquals(records.map((record) => record.output), NAMES);
    const [, file] = await readAll(output);
    const degradation = sampleDegradation(
      "gfpgan",
      new Rng(0).split("b10.png"),
    );
    assertEquals(
      decode(file!).data,
      applyDegradation(ramp(20, 16), degradation).data,
    );
  }));

Deno.test("replay() makes the same bytes from the records alone", () =>
  inFolders(async (input, output) => {
    await degradeFolder(input, output, { ...options, size: 24 });
    const records = `${output}/degradations.jsonl`;
    assertEquals(await replay(records, input, `${output}/again`), 3);
    assertEquals(await readAll(`${output}/again`), await readAll(output));
  }));

Deno.test("other pictures beside them change nothing, another seed all", () =>
  inFolders(async (input, output) => {
    await degradeFolder(input, `${output}/1`, options);
    await Deno.remove(`${input}/b9.jpg`);
    await degradeFolder(input, `${output}/2`, options);
    await degradeFolder(input, `${output}/3`, { ...options, seed: 1 });
    const left = NAMES.slice(1);
    const [first, second, third] = await Promise.all(
      ["1", "2", "3"].map((name) => readAll(`${output}/${name}`, left)),
    );
    assertEquals(second, first);
    assert(third!.every((file, i) => `${file}` !== `${first![i]}`));
  }));

Deno.test("size crops and resizes, resize says what comes out", () =>
  inFolders(async (input, output) => {
    const widths = async (more: object) => {
      await degradeFolder(input, output, { ...options, ...more });
      const files = await readAll(output);
      return files.map((file) => {
        const { width, height } = decode(file);
        return [width, height];
      });
    };
    assertEquals(await widths({}), [[16, 16], [20, 16], [12, 18]]);
    assertEquals(await widths({ size: 10 }), Array(3).fill([10, 10]));
    assertEquals(
      await widths({ size: 10, resize: 14 }),
      Array(3).fill([14, 14]),
    );
  }));

Deno.test("referenceSize rescales what is drawn to the size", () =>
  inFolders(async (input, output) => {
    const sizes = { size: 64, referenceSize: 512 };
    const [record] = await degradeFolder(input, output, {
      ...options,
      ...sizes,
    });
    assertEquals(
      record!.steps,
      sampleDegradation("gfpgan", new Rng(0).split("b9.jpg"), sizes).steps,
    );
  }));

Deno.test("a preset of two rounds is drawn from likewise", () =>
  inFolders(async (input, output) => {
    const two = { preset: REAL_ESRGAN, seed: 0, size: 48 };
    const [record] = await degradeFolder(input, output, two);
    assertEquals(
      record!.steps,
      sampleSecondOrder(new Rng(0).split("b9.jpg")).steps,
    );
    assertEquals(decode((await readAll(output))[0]!).width, 48);
  }));

Deno.test("a broken picture is told and skipped", () =>
  inFolders(async (input, output) => {
    await Deno.writeTextFile(`${input}/c.png`, "no picture");
    const skipped: string[] = [];
    const records = await degradeFolder(input, output, {
      ...options,
      onSkip: (path) => skipped.push(path),
    });
    assertEquals([records.length, skipped], [3, ["c.png"]]);
  }));

Deno.test("two pictures are not written to one file, and nothing is begun", () =>
  inFolders(async (input, output) => {
    await Deno.writeFile(`${input}/b9.png`, encodePng(ramp(4, 4)));
    await assertRejects(
      () => degradeFolder(input, output, options),
      Error,
      "Cannot degrade folder: b9.jpg and b9.png must not both become b9.png",
    );
    await assertRejects(() => Deno.stat(output), Deno.errors.NotFound);
  }));

Deno.test("references are the pictures in their size, whatever the seed", () =>
  inFolders(async (input, output) => {
    const references = `${output}-references`;
    const more = { ...options, size: 10, references };
    await degradeFolder(input, output, more);
    const records = `${output}/degradations.jsonl`;
    const plain = Deno.readTextFileSync(records).replaceAll(
      /"steps":.*\}/g,
      '"steps":[]}',
    );
    Deno.writeTextFileSync(records, plain);
    await replay(records, input, `${output}/plain`);
    const written = await readAll(references);
    assertEquals(written, await readAll(`${output}/plain`));

    await Deno.remove(`${references}/b9.png`);
    await degradeFolder(input, output, { ...more, seed: 1 });
    assertEquals(await readAll(references), written);

    const error = await assertRejects(
      () => degradeFolder(input, output, { ...more, size: 12 }),
      Error,
    );
    assertEquals(
      error.message,
      `Cannot degrade folder: ${references}/b9.png is there, and has another ` +
        "size; use another folder, or force it",
    );
    await Deno.writeFile(`${references}/b10.png`, encodePng(ramp(10, 10)));
    const other = await assertRejects(
      () => degradeFolder(input, output, { ...more, workers: 0 }),
      Error,
    );
    assertStringIncludes(
      other.message,
      "b10.png is there and differs; use another folder, or force it",
    );
    await degradeFolder(input, output, { ...more, size: 12, force: true });
    assertEquals(decode((await readAll(references))[0]!).width, 12);
  }));

Deno.test("pictures that were not made here are kept, unless it is forced", () =>
  inFolders(async (input, output) => {
    await Deno.mkdir(output);
    const own = encodePng(ramp(4, 4));
    await Deno.writeFile(`${output}/b10.png`, own);
    const message = `Cannot degrade folder: ${output}/b10.png is there, and ` +
      "there is no degradations.jsonl that tells of it; " +
      "use another folder, or force it";
    const refused = async (run: () => Promise<unknown>) => {
      const error = await assertRejects(run, Error);
      assertEquals(error.message, message);
      assertEquals(await readAll(output, ["b10.png"]), [own]);
    };
    await refused(() => degradeFolder(input, output, options));
    await refused(() =>
      degradeFolder(input, output, { ...options, resume: true })
    );
    const made = `${output}-made`;
    await degradeFolder(input, made, options);
    const records = `${made}/degradations.jsonl`;
    await refused(() => replay(records, input, output));

    await replay(records, input, output, { force: true });
    assertEquals(await readAll(output), await readAll(made));
    await degradeFolder(input, output, { ...options, force: true, seed: 1 });
    await degradeFolder(input, output, options); // By now it is ours.
    assertEquals(await readAll(output), await readAll(made));

    // A record that does not name it makes it no one of ours.
    await Deno.writeFile(`${output}/b10.png`, own);
    const record = `${output}/degradations.jsonl`;
    const lines = Deno.readTextFileSync(record).split("\n");
    Deno.writeTextFileSync(record, `${lines[0]}\n${lines[2]}\n`);
    await refused(() => degradeFolder(input, output, options));
    await degradeFolder(input, output, { ...options, resume: true });
    assertEquals(await readAll(output), await readAll(made));
  }));

Deno.test("pictures are not overwritten", () =>
  inFolders(async (input, output) => {
    await assertRejects(
      () => degradeFolder(input, input, options),
      Error,
      `Cannot degrade folder: output must lie outside of ${input}, got ${input}`,
    );
    await degradeFolder(input, output, options);
    const records = `${output}/degradations.jsonl`;
    await assertRejects(
      () => replay(records, input, `${input}/deep`),
      Error,
      `Cannot degrade folder: output must lie outside of ${input}, got`,
    );
  }));

Deno.test("a folder without pictures gives none", async () => {
  const input = await Deno.makeTempDir();
  const output = await Deno.makeTempDir();
  try {
    assertEquals(await degradeFolder(input, output, options), []);
    assertEquals(Deno.readTextFileSync(`${output}/degradations.jsonl`), "");
  } finally {
    await Deno.remove(input);
    await Deno.remove(output, { recursive: true });
  }
});

Deno.test("replay() names a picture that is not there", () =>
  inFolders(async (input, output) => {
    await degradeFolder(input, output, options);
    await Deno.remove(`${input}/b10.png`);
    const records = `${output}/degradations.jsonl`;
    await assertRejects(
      () => replay(records, input, `${output}/again`),
      DecodeError,
      `Cannot decode ${input}/b10.png: `,
    );
  }));

Deno.test("an option that makes no sense is refused, and earlier records stay", () =>
  inFolders(async (input, output) => {
    await degradeFolder(input, output, options);
    const written = await readAll(output, ["degradations.jsonl", ...NAMES]);
    const refused: readonly (readonly [object, string])[] = [
      [{ size: 0 }, "size must be an integer from 1 to 32768, got 0"],
      [{ size: 1.5 }, "size must be an integer from 1 to 32768, got 1.5"],
      [{ size: 32_769 }, "size must be an integer from 1 to 32768, got 32769"],
      [
        { resize: 32_769 },
        "resize must be an integer from 1 to 32768, got 32769",
      ],
      [{ workers: -1 }, "workers must be an integer from 0 to 256, got -1"],
    ];
    for (const [wrong, message] of refused) {
      const error = await assertRejects(
        () => degradeFolder(input, output, { ...options, ...wrong }),
        RangeError,
      );
      assertEquals(error.message, `Cannot degrade folder: ${message}`);
      assertEquals(
        await readAll(output, ["degradations.jsonl", ...NAMES]),
        written,
      );
    }
  }));
