/**
 * The command line of Revisage, for programs that want to run it themselves,
 * and what restores aligned faces in it.
 *
 * @module
 */
export { COMMANDS } from "./commands.ts";
export type { Arguments, Command, Example, Operands } from "./frame/command.ts";
export type { Flag, Flags, FlagValues } from "./frame/flag.ts";
export type { Io } from "./frame/io.ts";
export { PROCESS_IO } from "./frame/io.ts";
export { runCli } from "./frame/run_cli.ts";
export { FaceRestorer } from "./restore/face_restorer.ts";
export type { FaceRestorerOptions } from "./restore/face_restorer.ts";
export { UsageError } from "./frame/usage_error.ts";
