// A list of ten thousand wrong numbers needs no line for each.
const MOST_LINES = 20;

/** A config that cannot be read. The message holds every problem found. */
export class ConfigError extends Error {
  /** The class, as it stands before the message. */
  override readonly name: string = "ConfigError";
  /** What is wrong, a sentence part for each. */
  readonly problems: readonly string[];

  /**
   * Puts the problems into one message.
   *
   * @param source The file's name, or what the config is called.
   * @param problems What is wrong; one at least.
   */
  constructor(source: string, problems: readonly string[]) {
    super(`Cannot read ${source}:${layOut(problems)}`);
    this.problems = problems;
  }
}

function layOut(problems: readonly string[]): string {
  if (problems.length === 1) return ` ${problems[0]}`;
  const lines = problems.slice(0, MOST_LINES).map((line) => `\n  ${line}`);
  const rest = problems.length - lines.length;
  return lines.join("") + (rest > 0 ? `\n  and ${rest} more` : "");
}
