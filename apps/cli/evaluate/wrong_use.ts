import { UsageError } from "../frame/usage_error.ts";

/** An error of use. */
export function wrong(problem: string): UsageError {
  return new UsageError("evaluate", problem);
}
