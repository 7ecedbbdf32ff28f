import { createImage, type Image } from "@revisage/core";
import { decode } from "@revisage/image";
import { edgeStrength, psnr, ssim } from "@revisage/metrics";
import { assertEquals } from "@std/assert";
import { sha256 } from "./digest_files.ts";
import { type PictureFile, pixelValues, readPair } from "./read_pair.ts";
import { withFaces, writeImage } from "./testing/face_folders.ts";

const RGB = { channels: "rgb", cropBorder: 0 } as const;

async function fileOf(path: string): Promise<PictureFile> {
  return { path, digest: await sha256(await Deno.readFile(path)) };
}

async function imageOf(path: string): Promise<Image> {
  return decode(await Deno.readFile(path));
}

Deno.test("readPair() gives the measures of @revisage/metrics, and pictures that are to be kept", async () => {
  await withFaces(1, async ({ reference, good, bad }) => {
    const [own, ...made] = [reference, good, bad].map((f) => `${f}/p0/f0.png`);
    const options = { channels: "y", cropBorder: 2 } as const;
    const outcome = await readPair({
      reference: { ...await fileOf(own!), keep: true },
      restored: [
        { ...await fileOf(made[0]!), measure: true, keep: false },
        { ...await fileOf(made[1]!), measure: false, keep: true },
      ],
      options,
    });
    const images = [await imageOf(own!), await imageOf(made[0]!)] as const;
    const pair = { reference: images[0], restored: images[1] };
    assertEquals(outcome, {
      reference: { image: images[0], pixels: null },
      restored: [{
        image: null,
        pixels: Float64Array.of(
          psnr(pair, options),
          ssim(pair, options),
          edgeStrength(images[1]) / edgeStrength(images[0]),
        ),
      }, { image: await imageOf(made[1]!), pixels: null }],
    });
  });
});

Deno.test("pixelValues() of flat pictures: edges are as strong as they should be", () => {
  const flat = createImage(11, 11);
  const pair = { restored: flat, reference: flat };
  assertEquals(pixelValues(pair, RGB), Float64Array.of(Infinity, 1, 1));
});

Deno.test("readPair() says in a sentence why a picture cannot be used", async () => {
  await withFaces(1, async ({ folder, reference }) => {
    const good = `${reference}/p0/f0.png`;
    const small = `${folder}/small.png`, text = `${folder}/text.png`;
    await writeImage(small, createImage(32, 16));
    await Deno.writeTextFile(text, "no picture");
    const whyOf = async (restored: PictureFile, of = good) => {
      const outcome = await readPair({
        reference: { ...await fileOf(of), keep: false },
        restored: [{ ...restored, measure: true, keep: false }],
        options: { ...RGB, cropBorder: of === small ? 3 : 0 },
      });
      const [picture = outcome.reference] = outcome.restored;
      return "broken" in picture ? picture.broken : "fine";
    };
    assertEquals(await whyOf(await fileOf(good)), "fine");
    assertEquals(
      await whyOf(await fileOf(small)),
      `Cannot use ${small}: it must be 64×64 pixels as its reference is, got 32×16`,
    );
    assertEquals(
      await whyOf(await fileOf(text)),
      `Cannot use ${text}: its format is unknown, and only PNG and JPEG are read`,
    );
    assertEquals(
      await whyOf({ path: good, digest: "00" }),
      `Cannot use ${good}: it must stay as it is meanwhile, but changed`,
    );
    assertEquals(
      await whyOf(await fileOf(small), small),
      `Cannot use ${small}: width and height must be at least 17, got 32×16 with cropBorder 3`,
    );
    assertEquals(
      await whyOf(await fileOf(good), text),
      `Cannot use ${text}: its format is unknown, and only PNG and JPEG are read`,
    );
  });
});
