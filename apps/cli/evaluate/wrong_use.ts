import { UsageError } from "../frame/usage_error.ts";

/** An error of use. */
export function wrong(problem: string, options?: ErrorOptions): UsageError {
  return new UsageError("evaluate", problem, options);
}
