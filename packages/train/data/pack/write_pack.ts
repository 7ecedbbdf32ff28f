import { FacesError } from "../faces_error.ts";
import { type Append, replaceFile } from "@revisage/core";
import { DecodeError } from "@revisage/image";
import { basename, dirname, join } from "node:path";
import { type Lane, runInLanes, WorkerLane } from "@revisage/core/workers";
import { fitPicture, type Fitted } from "./fit_picture.ts";
import {
  encodeIndex,
  encodePrologue,
  type Pack,
  type PackedPicture,
  recordBytes,
  type SkippedPicture,
} from "./pack_index.ts";
import type { CheckedPackOptions } from "./pack_options.ts";
import type { PackKey } from "./pack_path.ts";
import { PackReader } from "./pack_reader.ts";
import type { PackPlan } from "./plan_pack.ts";
import type { PictureStamp } from "./stamp_pictures.ts";

/**
 * Writes a pack: what can stay of the old one, and what has to be read.
 *
 * No more faces are in memory than there are workers.
 *
 * @throws {Error} If no picture can be used, or the file cannot be written.
 */
export async function writePack(
  path: string,
  plan: PackPlan,
  key: PackKey,
  options: CheckedPackOptions,
): Promise<Pack> {
  const { size, minSide, folder } = key;
  const id = crypto.randomUUID();
  const faces: PackedPicture[] = [];
  const skipped: SkippedPicture[] = [...plan.skipped];
  const index = { size, minSide, faces, skipped };
  await replaceFile(path, async (append) => {
    await append(encodePrologue(id));
    await copyKept(path, plan, size, append);
    plan.kept.forEach((face, slot) => faces.push({ ...face, slot }));
    await readOpen(plan.open, key, options, async (stamp, fitted) => {
      if ("why" in fitted) {
        skipped.push({ ...stamp, ...fitted });
        const name = join(folder, stamp.path);
        return options.onSkip(stamp.path, new DecodeError(name, fitted.why));
      }
      await append(fitted.face);
      faces.push({ ...stamp, slot: faces.length });
    });
    checkAny(faces, skipped, folder);
    sortAs(plan.stamps, faces);
    sortAs(plan.stamps, skipped);
    await append(encodeIndex(index));
  });
  return { id, index };
}

/** Removes what processes left that were killed while they wrote. */
export async function removeLeftovers(path: string): Promise<void> {
  const start = `${basename(path)}.`;
  for await (const { name } of Deno.readDir(dirname(path))) {
    if (!name.startsWith(start) || !name.endsWith(".tmp")) continue;
    await Deno.remove(join(dirname(path), name));
  }
}

async function copyKept(
  path: string,
  { kept, old }: PackPlan,
  size: number,
  append: Append,
): Promise<void> {
  if (old === null || kept.length === 0) return;
  const slots = kept.map(({ slot }) => slot);
  using reader = new PackReader({
    kind: "packed",
    path,
    id: old.id,
    size,
    slots,
  });
  const face = new Uint8Array(recordBytes(size));
  for (let i = 0; i < kept.length; i++) {
    reader.read(i, face);
    await append(face);
  }
}

async function readOpen(
  open: readonly PictureStamp[],
  key: PackKey,
  { workers, signal, onProgress }: CheckedPackOptions,
  settle: (stamp: PictureStamp, fitted: Fitted) => Promise<void>,
): Promise<void> {
  using stack = new DisposableStack();
  const count = Math.min(workers, open.length);
  const lanes = count === 0
    ? [thisThread(key)]
    : Array.from({ length: count }, () => stack.use(startWorker(key)));
  const total = open.length;
  let done = 0;
  await runInLanes(open, lanes, async (stamp, fitted) => {
    await settle(stamp, fitted);
    done++;
    onProgress?.({ path: stamp.path, done, total });
  }, signal);
}

type FitLane = Lane<PictureStamp, Fitted>;

function thisThread(key: PackKey): FitLane {
  const run = (stamp: PictureStamp) => fitPicture(stamp, key);
  return { run, [Symbol.dispose]: () => {} };
}

function startWorker(key: PackKey): FitLane {
  const module = new URL("./pack_worker.ts", import.meta.url);
  return new WorkerLane(module, { setup: key });
}

function checkAny(
  faces: readonly PackedPicture[],
  skipped: readonly SkippedPicture[],
  folder: string,
): void {
  const [first] = skipped;
  if (faces.length > 0 || first === undefined) return;
  throw new FacesError(
    `Cannot pack faces: none of the ${skipped.length} pictures in ${folder} can be used; of ${first.path}: ${first.why}`,
  );
}

/** Faces come in the order in which they were done. */
function sortAs(
  stamps: readonly PictureStamp[],
  pictures: PictureStamp[],
): void {
  const order = new Map(stamps.map(({ path }, i) => [path, i]));
  pictures.sort((a, b) => order.get(a.path)! - order.get(b.path)!);
}
