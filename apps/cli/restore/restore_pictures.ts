import { createImage, type Image } from "@revisage/core";
import type { PictureFormat } from "./picture_file.ts";
import { asOpened, type PictureLanes } from "./picture_lanes.ts";
import type { PicturePlan, Target } from "./plan.ts";

/** What restores faces; a {@linkcode FaceRestorer}, or a test's stand-in. */
export interface FaceFunction {
  /** Pixels along a side of the faces. */
  readonly size: number;
  /** Restores aligned faces of that size. */
  restoreFaces(
    faces: readonly Image[],
    seed: number | null,
  ): Promise<Image[]>;
}

/** How pictures are restored. */
export interface RestorePicturesOptions {
  /** Does the work on the faces. */
  readonly faces: FaceFunction;
  /** Read and write the pictures. */
  readonly lanes: PictureLanes;
  /** Faces computed at once. */
  readonly batch: number;
  /** What to write. */
  readonly format: PictureFormat;
  /** Whether to begin nothing more. */
  readonly isStopped: () => boolean;
  /** Told of each file when it is on the disk. */
  readonly onSaved: (plan: PicturePlan, target: Target) => void;
  /** Told of each picture that cannot be used. */
  readonly onBroken: (plan: PicturePlan, why: string) => void;
}

/** A face that waits for its batch. */
interface Waiting {
  readonly plan: PicturePlan;
  readonly face: Image;
  readonly side: number;
}

/**
 * Restores pictures: the next are read, and the last are written, while the
 * network works on a batch. No more than a few batches are in memory.
 *
 * @param plans What to do; each has a target at least.
 * @throws {Error} If a file cannot be written; those that were begun are.
 */
export async function restorePictures(
  plans: readonly PicturePlan[],
  options: RestorePicturesOptions,
): Promise<void> {
  const { faces: { size }, lanes, batch, isStopped, onBroken } = options;
  const inputs = plans.values().map(({ input }) => input);
  const feed = lanes.open(inputs, size, 2 * batch);
  let waiting: Waiting[] = [];
  const restoreBatch = async () => {
    const faces = waiting;
    waiting = [];
    await restoreWaiting(faces, options);
  };
  try {
    for (const plan of plans) {
      if (isStopped()) return;
      const opened = asOpened(await feed.next());
      if (opened.kind === "broken") onBroken(plan, opened.why);
      else {
        const { pixels, side } = opened;
        waiting.push({ plan, face: createImage(size, size, pixels), side });
      }
      if (waiting.length === batch) await restoreBatch();
    }
    if (!isStopped()) await restoreBatch();
  } finally {
    await feed.end();
    await lanes.settle();
  }
}

/** Restores a batch by one seed after the other. */
async function restoreWaiting(
  waiting: readonly Waiting[],
  { faces, lanes, format, isStopped, onSaved }: RestorePicturesOptions,
): Promise<void> {
  for (const [seed, members] of bySeed(waiting)) {
    if (isStopped()) return;
    const restored = await faces.restoreFaces(
      members.map(({ face }) => face),
      seed,
    );
    for (const [i, { plan, side, target }] of members.entries()) {
      const pixels = new Uint8Array(restored[i]!.data);
      const picture = { path: target.path, pixels, side, format };
      await lanes.save(picture, () => onSaved(plan, target));
    }
  }
}

/** Who is still to be restored by which seed. */
function bySeed(
  waiting: readonly Waiting[],
): Map<number | null, (Waiting & { readonly target: Target })[]> {
  const all = waiting.flatMap((one) =>
    one.plan.targets.map((target) => ({ ...one, target }))
  );
  return Map.groupBy(all, ({ target }) => target.seed);
}
