/** A table of Markdown, its columns aligned: the first to the left, as texts
 * are, those that hold numbers alone to the right. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) =>
    row.map((cell) => cell.replaceAll("|", "\\|"))
  );
  const [head = [], ...body] = cells;
  const widths = head.map((_, i) =>
    Math.max(3, ...cells.map((row) => [...row[i]!].length))
  );
  const isNumber = head.map((_, i) =>
    i > 0 && body.every((row) => /^[−+–∞\d.,[\] of]*$/.test(row[i]!))
  );
  const pad = (cell: string, i: number) => {
    const fill = " ".repeat(widths[i]! - [...cell].length);
    return isNumber[i] ? fill + cell : cell + fill;
  };
  const rule = widths.map((width, i) =>
    isNumber[i] ? `${"-".repeat(width - 1)}:` : "-".repeat(width)
  );
  return [head.map(pad), rule, ...body.map((row) => row.map(pad))]
    .map((row) => `| ${row.join(" | ")} |`).join("\n");
}
