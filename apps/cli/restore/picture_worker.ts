/**
 * Reads, resizes and writes pictures while the network runs.
 *
 * @module
 */
import { serve } from "@revisage/core/workers";
import {
  type OpenedPicture,
  openPicture,
  type PictureToSave,
  savePicture,
} from "./picture_file.ts";

/** What it is asked for. */
export type PictureJob =
  | { readonly kind: "open"; readonly path: string; readonly size: number }
  | { readonly kind: "save"; readonly picture: PictureToSave };

/** What it answers: nothing, of what was saved. */
export type PictureOutcome = OpenedPicture | null;

serve(() => async (job: PictureJob) => {
  if (job.kind === "save") {
    await savePicture(job.picture);
    return { outcome: null, transfer: [] };
  }
  const outcome = await openPicture(job.path, job.size);
  const transfer = outcome.kind === "face" ? [outcome.pixels.buffer] : [];
  return { outcome, transfer };
});
