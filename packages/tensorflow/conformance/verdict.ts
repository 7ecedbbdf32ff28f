import type { Outcome } from "./outcome.ts";

/** What is known of the suite before it runs. */
export interface Expectation {
  /** How many specs there are. */
  readonly specs: number;
  /** Specs that fail, by name, and why that is right. */
  readonly failures: Readonly<Record<string, string>>;
  /** Only specs whose name contains this are run; all of them, if empty. */
  readonly only: string;
}

/** What to think of a run. */
export interface Verdict {
  readonly ran: number;
  readonly passed: number;
  /** Turned off by tfjs-core itself. */
  readonly pending: number;
  /** Failed, as is known. */
  readonly known: number;
  /** What is not as it is known to be, one sentence each. */
  readonly problems: readonly string[];
}

/** Compares what came of the specs with what is known of them. */
export function judge(
  outcomes: readonly Outcome[],
  expected: Expectation,
): Verdict {
  const named = withoutDoubles(outcomes);
  const byName = new Map(named.map((outcome) => [outcome.name, outcome]));
  const failed = named.filter(({ status }) => status === "failed");
  const known = failed.filter(({ name }) => name in expected.failures);
  const problems = failed
    .filter((outcome) => !known.includes(outcome))
    .map(({ name, reason }) => `Failed: ${name}: ${firstLine(reason)}`);
  for (const name of Object.keys(expected.failures)) {
    if (!name.includes(expected.only)) continue;
    const status = byName.get(name)?.status;
    if (status === undefined) {
      problems.push(`Listed as a failure, but no such spec: ${name}`);
    } else if (status !== "failed") {
      problems.push(`Listed as a failure, but ${status}: ${name}`);
    }
  }
  const ran = named.length;
  if (expected.only === "" && ran !== expected.specs) {
    problems.push(`Ran ${ran} specs: there must be ${expected.specs}`);
  }
  if (ran === 0) problems.push(`No spec's name contains "${expected.only}"`);
  const count = (status: Outcome["status"]) =>
    named.filter((outcome) => outcome.status === status).length;
  return {
    ran,
    passed: count("passed"),
    pending: count("pending"),
    known: known.length,
    problems,
  };
}

/** Some specs bear the same name: ` #2` and so on tells them apart. */
function withoutDoubles(outcomes: readonly Outcome[]): Outcome[] {
  const seen = new Map<string, number>();
  return outcomes.map((outcome) => {
    const count = (seen.get(outcome.name) ?? 0) + 1;
    seen.set(outcome.name, count);
    if (count === 1) return outcome;
    return { ...outcome, name: `${outcome.name} #${count}` };
  });
}

function firstLine(text = "no reason given"): string {
  return text.split("\n", 1)[0]!.slice(0, 300);
}
