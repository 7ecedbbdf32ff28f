/**
 * `deno task doctor`: says which TensorFlow is used, how well it can run here,
 * and what to do about it.
 *
 * stdout is the report, stderr is progress. Exits with 0, with 1 if the engine
 * cannot be used, with 2 if the arguments are wrong.
 */
import { parseDoctorArguments, USAGE } from "./arguments.ts";
import { diagnose } from "./diagnose.ts";
import { formatReport } from "./report.ts";

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseDoctorArguments(args);
  if ("wrong" in parsed) {
    console.error(`${parsed.wrong}\n\n${USAGE}`);
    return 2;
  }
  if (parsed.help) {
    console.log(USAGE);
    return 0;
  }
  const diagnosis = await diagnose({ download: parsed.download });
  console.log(
    parsed.json
      ? JSON.stringify(diagnosis, null, 2)
      : formatReport(diagnosis).trimEnd(),
  );
  return diagnosis.problem === null ? 0 : 1;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
