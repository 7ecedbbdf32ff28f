import type { Summarizable, SummaryPart } from "./summary_part.ts";

/** A part, and what it holds. */
export interface SummaryRow extends SummaryPart {
  /** Numbers that an optimizer trains. */
  readonly parameters: number;
  /** Numbers that are saved but not trained, such as codes. */
  readonly buffers: number;
}

/** A network in numbers. */
export interface Summary {
  /** By part, in the order in which data passes them. */
  readonly rows: readonly SummaryRow[];
  /** Sums over all parts. */
  readonly total: Pick<
    SummaryRow,
    "parameters" | "buffers" | "multiplyAdds"
  >;
}

/**
 * Counts what each part of a network holds and costs.
 *
 * Costs are those of one image: convolutions, matrix products and the search
 * for codes, from the shapes of the weights. What is done to each activation
 * alone (activations, blurs, resizing) is left out.
 *
 * @throws {Error} If a variable is in no part.
 *
 * @example
 * ```ts
 * import * as tf from "@tensorflow/tfjs";
 * import { Rng } from "@revisage/core";
 * import { PRESETS, Restorer, showSummary, summary } from "@revisage/models";
 * import { assertEquals } from "@std/assert";
 *
 * await tf.setBackend("cpu");
 * using restorer = new Restorer({ ...PRESETS.tiny, skips: 0 }, new Rng(0));
 * const { rows, total } = summary(restorer);
 * assertEquals(rows[0], {
 *   path: "encoder.input",
 *   output: [64, 64, 16],
 *   parameters: 3 * 16 + 16,
 *   buffers: 0,
 *   multiplyAdds: 64 * 64 * 3 * 16,
 * });
 * assertEquals(total.buffers, 0);
 * console.log(showSummary({ rows, total }));
 * ```
 */
export function summary(model: Summarizable): Summary {
  const rows = Array.from(
    model.parts(),
    (part) => ({ ...part, parameters: 0, buffers: 0 }),
  );
  for (const { path, kind, variable } of model.variables()) {
    const row = rows.find((row) => path.startsWith(`${row.path}.`));
    if (!row) throw new Error(`Cannot sum up: ${path} is in no part`);
    row[kind === "parameter" ? "parameters" : "buffers"] += variable.size;
  }
  const sum = (key: keyof Summary["total"]) =>
    rows.reduce((total, row) => total + row[key], 0);
  return {
    rows,
    total: {
      parameters: sum("parameters"),
      buffers: sum("buffers"),
      multiplyAdds: sum("multiplyAdds"),
    },
  };
}

const HEADINGS = ["part", "output", "parameters", "buffers", "multiply-adds"];

/** Lays a summary out as a table, in lines of equal length. */
export function showSummary({ rows, total }: Summary): string {
  const show = (count: number) => count.toLocaleString("en-US");
  const cells = (name: string, output: string, of: Summary["total"]) => [
    name,
    output,
    show(of.parameters),
    show(of.buffers),
    show(of.multiplyAdds),
  ];
  const lines = [
    HEADINGS,
    ...rows.map((row) => cells(row.path, row.output.join("×"), row)),
    cells("total", "", total),
  ];
  const widths = HEADINGS.map((_, column) =>
    Math.max(...lines.map((line) => line[column]!.length))
  );
  return lines.map((line) =>
    line.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)
    ).join("  ")
  ).join("\n");
}
