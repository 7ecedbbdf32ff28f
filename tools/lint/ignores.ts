/** A rule that no comment can turn off, and what to write instead. */
const FIRM = new Map([
  ["no-explicit-any", "write the type, or unknown and narrow it"],
]);

/** Deno reads a directive from any line comment, behind code too. */
const DIRECTIVE = /\/\/\s*(deno-lint-ignore(?:-file)?)(?![\w-])(.*)$/;

/**
 * Says what is wrong with the comments that turn lint rules off.
 *
 * A comment may turn off one rule, by name, and gives its reason after `--`.
 * A lint plugin cannot check that: a bare `deno-lint-ignore-file` hides the
 * whole file from every plugin.
 *
 * @param path Names the file in the messages.
 * @returns One message for each bad comment.
 */
export function badIgnores(path: string, source: string): string[] {
  return source.split("\n").flatMap((line, index) => {
    const found = DIRECTIVE.exec(line);
    const wrong = found && complaint(found[1]!, found[2]!);
    return wrong ? [`${path}:${index + 1} ${wrong}`] : [];
  });
}

function complaint(directive: string, rest: string): string | undefined {
  const [rules = "", reason] = rest.split(/\s--\s/, 2);
  const names = rules.trim().split(/[\s,]+/).filter((name) => name !== "");
  if (names.length === 0) {
    return `${directive} turns every rule off: name the rule`;
  }
  for (const name of names) {
    const instead = FIRM.get(name);
    if (instead) return `${directive} cannot turn off ${name}: ${instead}`;
  }
  if (!reason?.trim()) {
    return `${directive} gives no reason: add it after " -- "`;
  }
  return undefined;
}
