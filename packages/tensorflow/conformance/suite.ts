/**
 * Runs the specs of tfjs-core against this backend and writes what came of them.
 *
 * `run.ts` bundles it, and starts it with the file to write to and a text that
 * the names of the specs contain.
 */
import { setTestEnvs } from "@tensorflow/tfjs-core/dist/jasmine_util.js";
import { BACKEND_NAME } from "../backend/backend_name.ts";
import { loadTensorFlow } from "../load.ts";
import { type Done, startJasmine } from "./jasmine.ts";
import type { Outcome } from "./outcome.ts";

const [file = "", only = ""] = Deno.args;
const jasmine = startJasmine();
await loadTensorFlow();
setTestEnvs([{
  name: BACKEND_NAME,
  backendName: BACKEND_NAME,
  flags: {},
  isDataSync: true,
}]);
// Specs are described when they are loaded, which needs all of the above.
await import("@tensorflow/tfjs-core/dist/tests.js");

const outcomes: Outcome[] = [];
const record = ({ fullName, status, failedExpectations }: Done): void => {
  if (status === "excluded") return;
  const reason = failedExpectations[0]?.message;
  outcomes.push({ name: fullName, status, reason });
};

jasmine.configure({
  random: false,
  specFilter: (spec) => spec.getFullName().includes(only),
});
jasmine.addReporter({
  specDone: record,
  suiteDone(suite) {
    if (suite.failedExpectations.length > 0) record(suite);
  },
  jasmineDone({ failedExpectations }) {
    if (failedExpectations.length > 0) {
      record({
        fullName: "(outside of specs)",
        status: "failed",
        failedExpectations,
      });
    }
    Deno.writeTextFileSync(file, JSON.stringify(outcomes));
    Deno.exit();
  },
});
jasmine.execute();
