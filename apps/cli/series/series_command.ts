import { shellLine } from "../frame/shell_line.ts";
import type { SeriesSettings } from "./plan.ts";

/** What one types to draw a series again. */
export function seriesCommand(
  { file, data, validation, out, set, extractor, lpips }: SeriesSettings,
): string {
  return shellLine([
    ...["deno", "task", "series", file],
    ...data === null ? [] : ["--data", data],
    ...["--validation", validation, "--out", out],
    ...set.flatMap((one) => ["--set", one]),
    ...extractor === null ? [] : ["--extractor", extractor],
    ...lpips === null ? [] : ["--lpips", lpips],
  ]);
}
