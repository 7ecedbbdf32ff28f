import type { Io } from "./io.ts";

/**
 * Errors that tell a user what to do, by name: importing their classes would
 * load TensorFlow.js for commands that need none.
 */
const OF_USERS = new Set([
  "ClusterError",
  "ConfigError",
  "DecodeError",
  "FacesError",
  "FetchError",
  "LibraryError",
  "MetricsError",
  "NonFiniteError",
  "PthError",
  "RunError",
  "SafetensorsError",
  "UsageError",
  "WeightsError",
  "ZipError",
]);

/** Errors that another call would have avoided. */
const ALWAYS_WRONG_USE = new Set(["ConfigError", "FacesError", "UsageError"]);

/** Kinds of a {@linkcode RunError} that another call would have avoided. */
const WRONG_USE = new Set(["architecture", "exists", "missing"]);

/**
 * Says what went wrong: in a sentence if the user can do something about it,
 * with the stack if it is a mistake of ours.
 *
 * @returns The exit status: 1 it failed, 2 wrong use.
 */
export function tellError(error: unknown, io: Io): 1 | 2 {
  if (!(error instanceof Error) || !isOfUser(error)) {
    io.tell(
      "This is a mistake in Revisage. Please report it with these lines:",
    );
    io.tell(error instanceof Error && error.stack || String(error));
    return 1;
  }
  io.tell(error.message);
  return isWrongUse(error) ? 2 : 1;
}

function isWrongUse(error: Error): boolean {
  const { name } = error;
  if (ALWAYS_WRONG_USE.has(name)) return true;
  if (name !== "RunError" || !("kind" in error)) return false;
  return typeof error.kind === "string" && WRONG_USE.has(error.kind);
}

/** Our packages say `Cannot …` of files and of the system by plain errors. */
function isOfUser(error: Error): boolean {
  if (OF_USERS.has(error.name)) return true;
  if (error.name === "Error") return error.message.startsWith("Cannot ");
  return Object.values(Deno.errors).some((kind) => error instanceof kind);
}
