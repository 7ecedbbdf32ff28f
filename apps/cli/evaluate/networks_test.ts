import { openSafetensors, Rng } from "@revisage/core";
import { decode, readImages } from "@revisage/image";
import { cosineSimilarity, fid } from "@revisage/metrics";
import { LpipsNet, OnnxExtractor, randomWeights } from "@revisage/models";
import * as tf from "@tensorflow/tfjs";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertRejects,
  assertStringIncludes,
} from "@std/assert";
import { join } from "node:path";
import { inFolder } from "../testing/in_folder.ts";
import { ROOT, runTask } from "../testing/run_task.ts";
import { lpipsDistance, openNetworks } from "./networks.ts";
import { withFaces } from "./testing/face_folders.ts";

/** A network of 4×4 pixels that gives 5 numbers, as a file. */
function tinyOnnx(): Uint8Array<ArrayBuffer> {
  using file = openSafetensors(`${ROOT}tests/fixtures/extractors.safetensors`);
  return new Uint8Array(file.read("onnx.batch", "U8").data);
}

Deno.test("evaluate sees through any .onnx file, prepared as the .json beside it says", async () => {
  await withFaces(6, async ({ folder, reference, good }) => {
    const path = join(folder, "tiny.onnx");
    await Deno.writeFile(path, tinyOnnx());
    const beside = join(folder, "tiny.json");
    const run = async (preprocessing: object) => {
      await Deno.writeTextFile(beside, JSON.stringify(preprocessing));
      const folders = ["--restored", good, "--reference", reference];
      return await runTask(
        "evaluate",
        [...folders, "--extractor", path, "--json"],
        { env: { REVISAGE_CACHE: join(folder, "cache") } },
      );
    };
    for (const channels of ["rgb", "bgr"] as const) {
      const preprocessing = { size: 4, channels };
      const { code, stdout, stderr } = await run(preprocessing);
      assertEquals(code, 0, stderr);
      await using extractor = await OnnxExtractor.load(path, {
        name: "tiny",
        preprocessing,
      });
      const see = async (folder: string) =>
        await extractor.extract([
          decode(await Deno.readFile(`${folder}/p1/f2.png`)),
        ]);
      const [cosine] = cosineSimilarity({
        restored: await see(good),
        reference: await see(reference),
      });
      const { protocol, models: [model] } = JSON.parse(stdout);
      const { name, digest } = extractor;
      assertEquals(protocol.extractor, { name, digest });
      assertEquals(model.images[2].values.identity, cosine);
    }
    const distances: number[] = [];
    for (const normalize of [false, true]) {
      const { stdout } = await run({ size: 4, normalize });
      distances.push(JSON.parse(stdout).models[0].values.fid.value);
    }
    await using lengths = await OnnxExtractor.load(path, {
      name: "tiny",
      preprocessing: { size: 4 },
      normalize: true,
    });
    const all = async (folder: string) => {
      const images = await Array.fromAsync(readImages(folder));
      return await lengths.extract(images.map(({ image }) => image));
    };
    const [restored, own] = [await all(good), await all(reference)];
    assertAlmostEquals(
      distances[1]!,
      await fid({ restored, reference: own }),
      1e-9,
    );
    assert(distances[0] !== distances[1]);
    const mistakes = [
      [{ sise: 4 }, 'unknown key "sise", did you mean "size"?'],
      [{ normalize: "yes" }, "tiny.json: normalize must be true or false"],
    ] as const;
    for (const [mistake, message] of mistakes) {
      const wrong = await run(mistake);
      assertEquals(wrong.code, 2);
      assertStringIncludes(wrong.stderr, message);
    }
  });
});

Deno.test("lpipsDistance() compares pair by pair, and leaves no tensor behind", async () => {
  await tf.setBackend("cpu");
  await withFaces(2, async ({ reference, bad }) => {
    const read = async (folder: string, i: number) =>
      decode(await Deno.readFile(`${folder}/p0/f${i}.png`));
    using network = new LpipsNet("squeeze", randomWeights(new Rng(0)));
    const distance = lpipsDistance(network, "00".repeat(32));
    const pairs = [
      { restored: await read(bad, 0), reference: await read(reference, 0) },
      {
        restored: await read(reference, 1),
        reference: await read(reference, 1),
      },
    ];
    const before = tf.memory().numTensors;
    const both = await distance.compare(pairs);
    assertEquals(tf.memory().numTensors, before);
    assertEquals(distance.name, "lpips-squeeze");
    assert(both[0]! > 0);
    assertEquals(both[1], 0);
    assertEquals((await distance.compare([pairs[0]!]))[0], both[0]);
  });
});

Deno.test("what is wrong with the .json beside an .onnx file is told with it", () =>
  inFolder(async (folder) => {
    const path = join(folder, "tiny.onnx");
    const messageOf = async (text: string) => {
      await Deno.writeTextFile(join(folder, "tiny.json"), text);
      const faces = { name: "onnx", path } as const;
      const rest = { lpips: null, inception: null, detector: null };
      const open = () => openNetworks({ faces, ...rest }, () => {});
      return (await assertRejects(open, Error)).message;
    };
    const start = `Cannot read ${folder}/tiny.json: `;
    assertEquals(
      await messageOf('{ "sise": 4 }'),
      `${start}unknown key "sise", did you mean "size"?`,
    );
    assertEquals(await messageOf("4"), `${start}it must be an object, got 4`);
    assertStringIncludes(await messageOf("{"), `${start}it must be JSON: `);
  }));
