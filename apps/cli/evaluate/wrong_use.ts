import { didYouMean } from "@revisage/core";
import { UsageError } from "../frame/usage_error.ts";

/** An error of use. */
export function wrong(problem: string, options?: ErrorOptions): UsageError {
  return new UsageError("evaluate", problem, options);
}

/** What a word was meant to be, if it is near; to end a sentence. */
export function meant(word: string, candidates: readonly string[]): string {
  const near = didYouMean(word, candidates);
  return near === undefined ? "" : `, did you mean "${near}"?`;
}
