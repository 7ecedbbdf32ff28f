/** For tests: a worker that adds up, fails, or does not answer. */
import { serve } from "../serve.ts";

/** A job, and for how many milliseconds it is thought about. */
export interface CountingJob {
  readonly add: number | "fail" | "sleep";
  readonly think?: number;
}

/** What was added up, and when. */
export interface Count {
  readonly sum: number;
  readonly at: number;
}

serve((setup: { readonly from: number }) => {
  if (setup.from < 0) throw new Error("nothing below 0");
  let sum = setup.from;
  return async ({ add, think = 0 }: CountingJob) => {
    if (add === "fail") throw new Error("on purpose");
    if (add === "sleep") return await new Promise<never>(() => {});
    await new Promise((resolve) => setTimeout(resolve, think));
    sum += add;
    const outcome: Count = { sum, at: Date.now() };
    return { outcome, transfer: [] };
  };
});
