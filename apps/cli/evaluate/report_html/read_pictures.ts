import { decode, DecodeError } from "@revisage/image";
import type { PicturePair } from "../pair_pictures.ts";
import type { Report } from "../report.ts";
import { chooseFaces } from "./choose_faces.ts";
import type { ReportPictures, Thumbnail } from "./pictures.ts";
import { thumbnail } from "./thumbnail.ts";

/**
 * Reads the pictures that the page of a report shows, and makes them small.
 *
 * A file that is gone, or that was damaged since it was measured, is left out.
 *
 * @param pairs The files of all pairs; the models in the report's order.
 */
export async function readPictures(
  report: Report,
  pairs: readonly PicturePair[],
): Promise<ReportPictures> {
  const files = new Map(pairs.map((pair) => [pair.stem, pair]));
  const reference = new Map<string, Thumbnail>();
  const input = new Map<string, Thumbnail>();
  const restored = new Map<string, Map<string, Thumbnail>>();
  const add = async (
    to: Map<string, Thumbnail>,
    stem: string,
    path: string | null | undefined,
  ) => {
    if (to.has(stem) || !path) return;
    const picture = await read(path);
    if (picture !== null) to.set(stem, picture);
  };
  const chosen = chooseFaces(report);
  for (const [index, { model, best, worst, changed }] of chosen.entries()) {
    const own = new Map<string, Thumbnail>();
    for (const { stem } of [...best, ...worst, ...changed]) {
      const pair = files.get(stem);
      await add(own, stem, pair?.restored[index]);
      await add(reference, stem, pair?.reference);
      await add(input, stem, pair?.input);
    }
    restored.set(model, own);
  }
  return { reference, input: input.size > 0 ? input : null, restored };
}

async function read(path: string): Promise<Thumbnail | null> {
  try {
    return thumbnail(decode(await Deno.readFile(path), { name: path }));
  } catch (error) {
    const isGone = error instanceof Deno.errors.NotFound ||
      error instanceof DecodeError;
    if (isGone) return null;
    throw error;
  }
}
