/** Makes pictures faces; see {@linkcode WorkerLane}. */
import { serve } from "@revisage/core/workers";
import { fitPicture, type Fitted } from "./fit_picture.ts";
import type { PackKey } from "./pack_path.ts";
import type { PictureStamp } from "./stamp_pictures.ts";

serve((key: PackKey) => async (picture: PictureStamp) => {
  const outcome: Fitted = await fitPicture(picture, key);
  const transfer = "face" in outcome ? [outcome.face.buffer] : [];
  return { outcome, transfer };
});
