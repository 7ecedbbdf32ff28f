/**
 * Reads pairs while networks run on another thread.
 *
 * @module
 */
import { serve } from "@revisage/core/workers";
import { type PairTask, readPair, type ReadPicture } from "./read_pair.ts";

serve(() => async (task: PairTask) => {
  const outcome = await readPair(task);
  const transfer = [outcome.reference, ...outcome.restored].flatMap(bufferOf);
  return { outcome, transfer };
});

function bufferOf(picture: ReadPicture): ArrayBuffer[] {
  if ("broken" in picture || picture.image === null) return [];
  const { buffer } = picture.image.data;
  return buffer instanceof ArrayBuffer ? [buffer] : [];
}
