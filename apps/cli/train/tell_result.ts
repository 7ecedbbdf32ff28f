import type { RunResult } from "@revisage/train";
import type { Io } from "../frame/io.ts";
import { shellLine } from "../frame/shell_line.ts";

/** How a measure is shown, and what is better. */
const MEASURES = [
  { name: "psnr", title: "PSNR in dB, higher is nearer", digits: 2 },
  { name: "edges", title: "Edges, 1 is as sharp as the reference", digits: 3 },
  { name: "lpips", title: "LPIPS, lower looks nearer", digits: 4 },
  { name: "identity", title: "Identity, 1 is the same person", digits: 4 },
] as const;

/** Says how a run ended, and what one can do with it. */
export function tellResult(
  folder: string,
  result: RunResult,
  { json, io, again }: {
    readonly json: boolean;
    readonly io: Io;
    /** The command that goes on. */
    readonly again: string;
  },
): void {
  if (json) {
    const { step, isDone, sheet, values } = result;
    const line = { type: "result", run: folder, step, isDone, sheet, values };
    io.print(JSON.stringify(line));
    return;
  }
  const comparison = compare(result.values);
  if (comparison.length > 0) comparison.forEach((line) => io.print(line));
  if (result.sheet !== null) io.print(`Faces: ${result.sheet}`);
  io.print(`Run:   ${folder}, step ${result.step}`);
  io.tell(
    result.isDone
      ? `Restore with it: ${
        shellLine(["deno", "task", "restore", "FACES", "--run", folder])
      }`
      : `Go on: ${again}`,
  );
}

/** A table of validation: restored faces beside bicubic interpolation. */
function compare(values: RunResult["values"]): string[] {
  const rows = MEASURES.flatMap(({ name, title, digits }) => {
    const restored = values[`validation/${name}`];
    const bicubic = values[`bicubic/${name}`];
    if (restored === undefined || bicubic === undefined) return [];
    return [[title, restored.toFixed(digits), bicubic.toFixed(digits)]];
  });
  if (rows.length === 0) return [];
  const all = [["Validation faces", "restored", "bicubic"], ...rows];
  const widths = [0, 1, 2].map((i) =>
    Math.max(...all.map((row) => row[i]!.length))
  );
  return all.map(([title, ...numbers]) =>
    [
      title!.padEnd(widths[0]!),
      ...numbers.map((text, i) => text.padStart(widths[i + 1]!)),
    ].join("  ")
  );
}
