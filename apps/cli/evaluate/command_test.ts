import { decode } from "@revisage/image";
import {
  bootstrapMean,
  compareModels,
  cosineSimilarity,
  fid,
  iPrecision,
  prdc,
  psnr,
  ssim,
} from "@revisage/metrics";
import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import { join } from "node:path";
import { listStems } from "./pair_pictures.ts";
import { withFaces, writeRows } from "./testing/face_folders.ts";
import { evaluate, lasting, type Read, usual } from "./testing/run_evaluate.ts";

const COUNT = 8;

Deno.test("evaluate reports the numbers of @revisage/metrics", async () => {
  await withFaces(COUNT, async (folders) => {
    const { folder, reference, good, bad } = folders;
    const spread = [0, 1, 3, 6, 10, 15, 21, 28];
    const given = join(folder, "features");
    const rows = (shift: number) =>
      spread.map((x, i) => [x + shift * (i % 3), 1]);
    const features = {
      reference: await writeRows(join(given, "reference.safetensors"), rows(0)),
      good: await writeRows(join(given, "good.safetensors"), rows(0.5)),
      worse: await writeRows(join(given, "worse.safetensors"), rows(4)),
    };
    const out = join(folder, "out");
    const words = [...usual(folders), "--features", given, "--k", "2"];
    const outcome = await evaluate(
      folders,
      ...words,
      "--output",
      out,
      "--seed",
      "7",
    );
    assertEquals(outcome.code, 0, outcome.stderr);
    assertStringIncludes(outcome.stdout, "worse against good, pair by pair");
    // It is no Inception.
    assertMatch(outcome.stdout, /FID \(mine\) ↓\s+\d+\.\d{4}\b/);
    const report = lasting(await Deno.readTextFile(join(out, "report.json")));
    assertEquals(report.counts.pairs, COUNT);

    const pixels = async (folder: string) => {
      const [own, theirs] = [
        await listStems("", reference),
        await listStems("", folder),
      ];
      return await Promise.all(Array.from(own, async ([stem, path]) => {
        const images = [theirs.get(stem)!, path].map(async (path) =>
          decode(await Deno.readFile(path))
        );
        const [restored, reference] = await Promise.all(images);
        const pair = { restored: restored!, reference: reference! };
        return { psnr: psnr(pair), ssim: ssim(pair) };
      }));
    };
    const values = { good: await pixels(good), worse: await pixels(bad) };
    for (const [i, name] of (["good", "worse"] as const).entries()) {
      const model = report.models[i]!;
      const pair = { restored: features[name], reference: features.reference };
      assertEquals(model.name, name);
      assertEquals(
        model.images.map(({ values: { psnr, ssim } }) => ({ psnr, ssim })),
        values[name],
      );
      const interval = bootstrapMean(values[name].map(({ ssim }) => ssim), {
        seed: 7,
      });
      assertEquals(model.values.ssim!.value, interval.mean);
      assertEquals(model.values.ssim!.low, interval.low);
      assertEquals(model.images.map(({ values }) => values.identity), [
        ...cosineSimilarity(pair),
      ]);
      assertEquals(model.values.iPrecision!.value, await iPrecision(pair, 2));
      assertEquals(model.values.fid!.value, await fid(pair));
      assertEquals(model.values.recall!.value, (await prdc(pair)).recall);
      assertEquals(model.sweep.map(({ k }) => k), [1, 2, 3, 4, 5, 6, 7]);
    }
    const psnrs = (name: "good" | "worse") =>
      values[name].map(({ psnr }) => psnr);
    const { signs } = compareModels({
      model: psnrs("worse"),
      baseline: psnrs("good"),
    }, { seed: 7 });
    const { wins, p } = report.models[1]!.comparison.psnr!.signs;
    assertEquals([wins, p], [signs.above, signs.pValue]);

    const html = await Deno.readTextFile(join(out, "report.html"));
    assertStringIncludes(html, "iPrecision");
    const [head, first] = (await Deno.readTextFile(join(out, "report.csv")))
      .split("\n");
    assertEquals(head, "model,stem,measure,value,low,high,count");
    assert(first!.startsWith("good,,psnr,"));
  });
});

Deno.test("evaluate leaves out what does not fit, and says so; --strict stops", async () => {
  await withFaces(4, async (folders) => {
    const { reference, good, folder } = folders;
    await Deno.remove(`${good}/p0/f0.png`);
    await Deno.writeTextFile(`${good}/p0/f1.png`, "no picture");
    const words = ["--restored", good, "--reference", reference];
    const { code, stdout, stderr } = await evaluate(
      folders,
      ...words,
      "--json",
    );
    assertEquals(code, 1);
    assertStringIncludes(
      stderr,
      `Left out, 1 without a partner: ${reference}/p0/f0.png`,
    );
    assertStringIncludes(
      stderr,
      `Cannot use ${good}/p0/f1.png: its format is unknown, and only PNG and JPEG are read; left out`,
    );
    const { counts, notes } = lasting(stdout);
    assertEquals(
      counts,
      {
        pairs: 2,
        identities: 2,
        unpaired: [`${reference}/p0/f0.png`],
        broken: [{
          name: "p0/f1",
          why:
            `Cannot use ${good}/p0/f1.png: its format is unknown, and only PNG and JPEG are read`,
        }],
      } as Read["counts"],
    );
    assertEquals(notes.length, 2);
    const strict = await evaluate(folders, ...words, "--strict");
    assertEquals([strict.code, strict.stdout], [1, ""]);
    assertStringIncludes(
      strict.stderr,
      `Cannot evaluate: with --strict each picture must have a partner, got 1 without a partner: ${reference}/p0/f0.png`,
    );
    await Deno.remove(`${reference}/p0/f0.png`);
    const broken = await evaluate(folders, ...words, "--strict");
    assertEquals([broken.code, broken.stdout], [1, ""]);
    assertStringIncludes(broken.stderr, `Cannot use ${good}/p0/f1.png`);

    const one = join(folder, "one");
    await Deno.mkdir(`${one}/p1`, { recursive: true });
    await Deno.copyFile(`${good}/p1/f2.png`, `${one}/p1/f2.png`);
    const single = await evaluate(
      folders,
      "--restored",
      one,
      "--reference",
      reference,
    );
    assertEquals(single.code, 0, single.stderr);
    assertStringIncludes(single.stdout, "PSNR");
  });
});

Deno.test("evaluate finds out first where it cannot write its report", async () => {
  await withFaces(1, async (folders) => {
    const file = `${folders.good}/p0/f0.png`;
    const words = [...usual(folders), "--output", file];
    const { code, stdout, stderr } = await evaluate(folders, ...words);
    assertEquals([code, stdout], [2, ""]);
    assertStringIncludes(
      stderr,
      `Cannot run evaluate: --output must be a folder, got the file ${file}\n`,
    );
  });
});

Deno.test("evaluate says why a measure that was asked for is missing", async () => {
  await withFaces(3, async (folders) => {
    const { folder, reference, good } = folders;
    const words = [
      "--restored",
      good,
      "--reference",
      reference,
      "--features",
      folder,
    ];
    for (const name of ["reference", "good"]) {
      await writeRows(join(folder, `${name}.safetensors`), [[1, 0], [0, 1], [
        1,
        1,
      ]]);
    }
    const all = await evaluate(folders, ...words);
    assertEquals(all.code, 0, all.stderr);
    const why =
      "Cannot compute iPrecision and iRecall: k must be below the number of pairs, 3, got 4";
    assertStringIncludes(all.stderr, `No iPrecision, iRecall. ${why}.`);
    const asked = await evaluate(folders, ...words, "--metrics", "iPrecision");
    assertEquals(asked.code, 1);
    assertStringIncludes(asked.stderr, `No iPrecision. ${why}.`);
    await writeRows(join(folder, "good.safetensors"), [[1, 0]]);
    const few = await evaluate(folders, ...words);
    assertEquals(few.code, 2);
    assertStringIncludes(
      few.stderr,
      `must have a row for each of the 3 pictures of ${good}, got 1`,
    );
  });
});
