import { loadavg } from "node:os";
import type { CpuFeature } from "../../packages/tensorflow/doctor/cpu.ts";
import { commitOf, describeHardware } from "./hardware.ts";
import { type Result, runRace } from "./race.ts";
import { ratiosOf, type Report, rowOf } from "./report.ts";
import type { Race, Setting, Suite } from "./suite.ts";

/** How a suite is run. */
export interface SuiteOptions extends Setting {
  /** Measured rounds of each race. */
  readonly rounds: number;
  /** Runs only contestants whose race or name contains it. */
  readonly only?: string;
  /** Is told how it goes. */
  readonly log: (line: string) => void;
}

/** Any of these computes in bfloat16. */
const BFLOAT16: readonly CpuFeature[] = ["AVX512_BF16", "AMX_BF16"];

/** The first run compiles, and the second fills the allocators. */
const WARM_UPS = 2;

/**
 * Runs a suite's races one after another.
 *
 * @param root The project's folder.
 * @throws {RangeError} If `only` leaves nobody to run.
 */
export async function runSuite(
  suite: Suite,
  root: string,
  options: SuiteOptions,
): Promise<Report> {
  const { rounds, only = "", log } = options;
  warnOfLoad(log);
  const { features } = await describeHardware({});
  const results: Result[] = [];
  for await (const race of suite.races(options)) {
    const chosen = leaveOut(choose(race, only), features, log);
    if (chosen.contestants.length === 0) continue;
    results.push(...await runRace(chosen, { rounds, warmUps: WARM_UPS, log }));
  }
  if (results.length === 0) {
    throw new RangeError(
      `Cannot run ${suite.name}: no race or contestant has "${only}" in its name`,
    );
  }
  const versions = Object.assign(
    {},
    ...results.map(({ versions }) => versions),
  );
  return {
    hardware: await describeHardware(versions),
    commit: await commitOf(root),
    rows: results.map(rowOf),
    ratios: ratiosOf(suite.ratios, results),
  };
}

function choose(race: Race, only: string): Race {
  const contestants = race.contestants.filter(({ name }) =>
    `${race.name}: ${name}`.includes(only)
  );
  return { ...race, contestants };
}

function leaveOut(
  race: Race,
  features: readonly CpuFeature[],
  log: (line: string) => void,
): Race {
  if (features.some((name) => BFLOAT16.includes(name))) return race;
  const contestants = race.contestants.filter(({ name, needs }) => {
    if (needs === undefined) return true;
    log(`${race.name}: no ${name}, the processor would emulate ${needs}`);
    return false;
  });
  return { ...race, contestants };
}

function warnOfLoad(log: (line: string) => void): void {
  const load = loadavg()[0] ?? 0;
  if (load < 0.5) return;
  log(`Others use this machine (load ${load.toFixed(1)}): expect noise`);
}
