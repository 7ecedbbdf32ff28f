import { DecodeError } from "@revisage/image";
import { join } from "node:path";
import { whyOf } from "./fit_picture.ts";
import type { CheckedPackOptions } from "./pack_options.ts";
import type { PackPlan } from "./plan_pack.ts";
import type { PictureStamp } from "./stamp_pictures.ts";

/**
 * Opens those of the skipped pictures that could not be read but can be by now:
 * permission that was missing changes neither length nor time.
 *
 * They are tried before anything is written: one that stays unreadable must not
 * make a pack anew each time.
 *
 * @param folder The folder with the pictures.
 */
export async function retryUnread(
  plan: PackPlan,
  folder: string,
  { signal, onSkip }: Pick<CheckedPackOptions, "signal" | "onSkip">,
): Promise<PackPlan> {
  const readable = new Set<string>();
  for (const { path, isUnread } of plan.skipped) {
    if (!isUnread) continue;
    signal?.throwIfAborted();
    const file = join(folder, path);
    try {
      await Deno.readFile(file);
      readable.add(path);
    } catch (error) {
      onSkip(path, new DecodeError(file, whyOf(error)));
    }
  }
  return open(plan, readable);
}

function open(plan: PackPlan, readable: ReadonlySet<string>): PackPlan {
  if (readable.size === 0) return plan;
  const isReadable = ({ path }: PictureStamp) => readable.has(path);
  return {
    ...plan,
    skipped: plan.skipped.filter((picture) => !isReadable(picture)),
    open: [...plan.open, ...plan.stamps.filter(isReadable)],
    fresh: false,
  };
}
