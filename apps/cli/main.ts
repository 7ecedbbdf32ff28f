/**
 * The program behind `deno task train`, `restore`, `degrade`, `evaluate`,
 * `series`, `curves` and `doctor`.
 *
 * stdout is data, stderr is progress. Exits with 0 if all is done, 1 if
 * something failed, 2 if the arguments are wrong, 130 if Ctrl-C stopped it.
 *
 * @module
 */
import { COMMANDS } from "./commands.ts";
import { PROCESS_IO } from "./frame/io.ts";
import { runCli } from "./frame/run_cli.ts";

if (import.meta.main) Deno.exit(await runCli(Deno.args, COMMANDS, PROCESS_IO));
