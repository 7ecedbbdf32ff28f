import { createImage } from "@revisage/core";
import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertStringIncludes,
} from "@std/assert";
import { join } from "node:path";
import { ROOT, runTask } from "../testing/run_task.ts";
import { writeImage } from "./testing/face_folders.ts";
import { lasting } from "./testing/run_evaluate.ts";

/** A network that takes a red quarter of 64² for a face: see its maker. */
async function writeDetector(path: string): Promise<void> {
  const fixture = `${ROOT}tests/fixtures/face_detector.json`;
  const { network } = JSON.parse(await Deno.readTextFile(fixture));
  await Deno.writeFile(path, Uint8Array.fromBase64(network));
}

/** 64², red in a quarter; green there moves the points by 32 / 255 pixels. */
function quarter(red: number, green: number, [left, top] = [0, 0]) {
  const data = new Uint8Array(3 * 64 * 64).fill(9);
  for (let y = top!; y < top! + 32; y++) {
    for (let x = left!; x < left! + 32; x++) {
      data.set([red, green], 3 * (64 * y + x));
    }
  }
  return createImage(64, 64, data);
}

async function withRun(
  run: (
    evaluate: (...words: string[]) => ReturnType<typeof runTask>,
    detector: string,
  ) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const path = (...parts: string[]) => join(folder, ...parts);
  try {
    const detector = path("detector.onnx");
    await writeDetector(detector);
    await writeImage(path("gt", "a.png"), quarter(220, 0));
    await writeImage(path("gt", "b.png"), quarter(220, 0, [32, 32]));
    await writeImage(path("gt", "c.png"), quarter(100, 0));
    await writeImage(path("out", "a.png"), quarter(220, 51));
    await writeImage(path("out", "b.png"), quarter(220, 102, [32, 32]));
    await writeImage(path("out", "c.png"), quarter(220, 0));
    const env = { REVISAGE_CACHE: path("cache") };
    const folders = ["--restored", path("out"), "--reference", path("gt")];
    const given = [...folders, "--detector", detector, "--json"];
    await run(
      (...words) => runTask("evaluate", [...given, ...words], { env }),
      detector,
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("evaluate --detector measures landmarks, and warns of references", async () => {
  await withRun(async (evaluate, detector) => {
    const { code, stdout, stderr } = await evaluate();
    assertEquals(code, 0, stderr);
    assertStringIncludes(stderr, `Landmarks and alignment: with ${detector}.`);
    const { models: [model], notes } = lasting(stdout);
    const [a, b, c] = model!.images.map(({ values }) => values.landmarks);
    assertAlmostEquals(a!, 6.4, 1e-4);
    assertAlmostEquals(b!, 12.8, 1e-4);
    assertEquals(c, undefined);
    assertAlmostEquals(model!.values.landmarks!.value, 9.6, 1e-4);
    assertEquals(notes.slice(-3), [
      "No face was found in 1 of 3 references: c.",
      "1 of 3 references may not be aligned as FFHQ's faces are: their five " +
      "points lie more than 5 % of the side off, in the mean, farthest in b. " +
      "Networks for faces may see them wrongly.",
      "Landmarks of out leave out 1 of 3 pairs: no face was found in one of " +
      "their pictures.",
    ]);
    const { protocol } = JSON.parse(stdout);
    assertEquals(protocol.detector.name, "yunet");
    assert(/^[0-9a-f]{64}$/.test(protocol.detector.digest));
    const again = await evaluate();
    assertStringIncludes(again.stderr, "Measured before, and not again: 3.");
    assertEquals(lasting(again.stdout), lasting(stdout));
  });
});

Deno.test("evaluate --detector warns of references where landmarks are not asked for", async () => {
  await withRun(async (evaluate) => {
    const { code, stdout, stderr } = await evaluate("--metrics", "psnr");
    assertEquals(code, 0, stderr);
    const { models: [model], notes } = lasting(stdout);
    assertEquals(Object.keys(model!.values), ["psnr"]);
    assertEquals(notes.length, 2);
  });
});
