import type { Command } from "./command.ts";
import { formatHelp, formatOverview, formatUsage } from "./format_help.ts";
import type { Io } from "./io.ts";
import { parseWords, suggest } from "./parse_words.ts";
import { tellError } from "./tell_error.ts";
import { UsageError } from "./usage_error.ts";

const HELP = ["--help", "-h", "help"];

/**
 * Runs the command that the words ask for.
 *
 * @param words Those of the command line: the command's name, then its own.
 * @param commands All there are.
 * @returns The exit status: 0 done, 1 it failed, 2 wrong use.
 */
export async function runCli(
  words: readonly string[],
  commands: readonly Command[],
  io: Io,
): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined) {
    io.tell(formatOverview(commands));
    return 2;
  }
  if (HELP.includes(name)) {
    io.print(formatOverview(commands));
    return 0;
  }
  const command = commands.find((command) => command.name === name);
  if (command === undefined) {
    const names = commands.map(({ name }) => name);
    io.tell(`Cannot run: unknown command "${name}"${suggest(name, names)}`);
    io.tell(`\n${formatOverview(commands)}`);
    return 2;
  }
  return await runCommand(command, rest, io);
}

async function runCommand(
  command: Command,
  words: readonly string[],
  io: Io,
): Promise<number> {
  try {
    const args = parseWords(command, words);
    if (args !== "help") return await command.run(args, io);
    io.print(formatHelp(command));
    return 0;
  } catch (error) {
    const status = tellError(error, io);
    if (error instanceof UsageError) {
      io.tell(`\n${formatUsage(command)}`);
      io.tell(`"deno task ${command.name} --help" says more.`);
    }
    return status;
  }
}
