/** For tests: a worker that adds up, fails, or does not answer. */
import { serve } from "../workers/serve.ts";

serve((setup: { readonly from: number }) => {
  if (setup.from < 0) throw new Error("nothing below 0");
  let sum = setup.from;
  return ({ add }: { readonly add: number | "fail" | "sleep" }) => {
    if (add === "fail") throw new Error("on purpose");
    if (add === "sleep") return new Promise<never>(() => {});
    sum += add;
    return { outcome: sum, transfer: [] };
  };
});
