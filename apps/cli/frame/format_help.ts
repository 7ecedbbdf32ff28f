import type { Command } from "./command.ts";

const COLUMNS = 80;
const INDENT = "  ";

/** How a command is called: the first line of its help. */
export function formatUsage({ name, usage }: Command): string {
  return `Usage: ${callOf(name)} ${usage}`.trimEnd();
}

/** All about a command. */
export function formatHelp(command: Command): string {
  const { summary, notes = [], flags, examples } = command;
  const rows = Object.entries(flags).map(([name, { placeholder, about }]) =>
    [
      placeholder === null ? `--${name}` : `--${name} ${placeholder}`,
      about,
    ] as [
      string,
      string,
    ]
  );
  rows.push(["--help", "Print this."]);
  const paragraphs = [
    formatUsage(command),
    wrap(summary, ""),
    ...notes.map((note) => wrap(note, "")),
    formatRows(rows),
    ...(examples.length > 0 ? ["Examples:"] : []),
    ...examples.map(({ line, about }) =>
      `${INDENT}${callOf(line)}\n${wrap(about, INDENT.repeat(2))}`
    ),
  ];
  return paragraphs.join("\n\n");
}

/** What the program can do. */
export function formatOverview(commands: readonly Command[]): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  return [
    `Usage: ${callOf("COMMAND")} …`,
    formatRows(rows),
    `"${callOf("COMMAND")} --help" says all about one of them.`,
  ].join("\n\n");
}

function callOf(words: string): string {
  return `deno task ${words}`;
}

/** Two columns; where the left one is too wide, the right one comes below. */
function formatRows(rows: readonly (readonly [string, string])[]): string {
  const widest = Math.max(...rows.map(([left]) => left.length));
  const width = Math.min(widest, 20) + 2;
  const lines = rows.map(([left, right]) => {
    const indent = INDENT + " ".repeat(width);
    const text = wrap(right, indent);
    const start = `${INDENT}${left}`;
    return start.length + 2 > indent.length
      ? `${start}\n${text}`
      : start.padEnd(indent.length) + text.slice(indent.length);
  });
  return lines.join("\n");
}

/** Breaks a text between words. */
function wrap(text: string, indent: string): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1)!;
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && indent.length + longer.length > COLUMNS) {
      lines.push(word);
    } else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => indent + line).join("\n");
}
