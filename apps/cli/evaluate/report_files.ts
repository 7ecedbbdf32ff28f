import { replaceFile } from "@revisage/core";
import { join } from "node:path";
import type { Report, ReportModel } from "./report.ts";

/** A report as JSON, which knows no infinite numbers: they become texts. */
export function reportJson(report: Report, indent?: number): string {
  const text = (_key: string, value: unknown) =>
    value === Infinity || value === -Infinity ? String(value) : value;
  return JSON.stringify(report, text, indent);
}

/**
 * A report as a table for other programs, a number a line: first those of
 * models, with no stem, then those of their pictures, with no interval.
 */
export function reportCsv({ models, measures }: Report): string {
  const keys = measures.map(({ key }) => key);
  const whole = (model: ReportModel) =>
    keys.flatMap((key) => {
      const found = model.values[key];
      if (found === undefined) return [];
      const { value, low, high, count } = found;
      return [[model.name, "", key, value, low, high, count]];
    });
  const single = ({ name, images }: ReportModel) =>
    images.flatMap(({ stem, values }) =>
      keys.filter((key) => values[key] !== undefined)
        .map((key) => [name, stem, key, values[key]!, null, null, 1])
    );
  return [
    ["model", "stem", "measure", "value", "low", "high", "count"],
    ...models.flatMap(whole),
    ...models.flatMap(single),
  ].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

/** Writes files into a folder, which is made; each is whole or not there. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  try {
    await Deno.mkdir(folder, { recursive: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot make the folder ${folder}: ${why}`, { cause });
  }
  const encoder = new TextEncoder();
  for (const [name, text] of Object.entries(files)) {
    await replaceFile(
      join(folder, name),
      (append) => append(encoder.encode(text)),
    );
  }
}

function cell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
