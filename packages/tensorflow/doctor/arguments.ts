import { didYouMean } from "@revisage/core";

/** What the doctor is asked to do. */
export interface DoctorArguments {
  /** Print JSON. */
  readonly json: boolean;
  /** Fetch the library if it is missing. */
  readonly download: boolean;
  /** Print how it is used, and do nothing else. */
  readonly help: boolean;
}

/** How the doctor is used. */
export const USAGE = `Usage: deno task doctor [--json] [--no-download]

Says which TensorFlow is used, how well it can run here, and what to do.

  --json         print one JSON object
  --no-download  do not fetch TensorFlow if it is missing
  --help         print this`;

const FLAGS = ["--json", "--no-download", "--help"];

/** Reads the command line; `wrong` says what is wrong with it. */
export function parseDoctorArguments(
  args: readonly string[],
): DoctorArguments | { readonly wrong: string } {
  const unknown = args.find((arg) => !FLAGS.includes(arg));
  if (unknown !== undefined) {
    const meant = didYouMean(unknown, FLAGS);
    const hint = meant === undefined ? "" : `, did you mean "${meant}"?`;
    return { wrong: `Cannot run doctor: unknown argument "${unknown}"${hint}` };
  }
  return {
    json: args.includes("--json"),
    download: !args.includes("--no-download"),
    help: args.includes("--help"),
  };
}
