/** For tests: folders of synthetic faces, and what models made of them. */
import type { Features, Image } from "@revisage/core";
import { encodePng, resize } from "@revisage/image";
import { SyntheticFaces } from "@revisage/image/synthetic-faces";
import { writeFeatures } from "@revisage/metrics";
import { dirname, join } from "node:path";

const SIZE = 64;
const faces = new SyntheticFaces({ size: SIZE, seed: 3 });

/** Folders of one test, which {@linkcode withFaces} makes. */
export interface FaceFolders {
  /** All of it, and what the test writes. */
  readonly folder: string;
  readonly reference: string;
  /** A little blurred. */
  readonly good: string;
  /** Much blurred. */
  readonly bad: string;
}

/** Makes folders with `count` faces each, `p0/f0.png` on, and takes them away. */
export async function withFaces(
  count: number,
  run: (folders: FaceFolders) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const [reference, good, bad] = ["reference", "good", "bad"].map((name) =>
    join(folder, name)
  ) as [string, string, string];
  try {
    for (let i = 0; i < count; i++) {
      const person = faces.identity(i >> 1);
      const face = faces.draw(person, faces.view(person, i & 1));
      const name = `p${i >> 1}/f${i}.png`;
      await writeImage(join(reference, name), face);
      await writeImage(join(good, name), blurred(face, 40));
      await writeImage(join(bad, name), blurred(face, 12));
    }
    await run({ folder, reference, good, bad });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Writes a picture, and makes its folder. */
export async function writeImage(path: string, image: Image): Promise<void> {
  await Deno.mkdir(dirname(path), { recursive: true });
  await Deno.writeFile(path, encodePng(image));
}

/** Shrinks a picture to some pixels a side and back. */
export function blurred(image: Image, side: number): Image {
  const { width, height } = image;
  const small = resize(image, { width: side, height: side, filter: "lanczos" });
  return resize(small, { width, height, filter: "bicubic" });
}

/** Writes features as somebody else's program would, a row for each number list. */
export async function writeRows(
  path: string,
  rows: readonly (readonly number[])[],
  digest = "ab".repeat(32),
): Promise<Features> {
  const features = {
    data: Float32Array.from(rows.flat()),
    count: rows.length,
    dimensions: rows[0]!.length,
  };
  await Deno.mkdir(dirname(path), { recursive: true });
  await writeFeatures(path, { features, source: { name: "mine", digest } });
  return features;
}
