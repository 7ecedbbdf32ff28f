/** What a run measured at one step. */
export interface Metrics {
  /** Of the run, from 0. */
  readonly step: number;
  /** Seconds since 1970. */
  readonly time: number;
  /** By name; they may be infinite or NaN. */
  readonly values: Readonly<Record<string, number>>;
}

/**
 * JSON has no word for these. As text, any reader of JSON takes them, and both
 * `Number` of JavaScript and `float` of Python make them numbers again.
 */
const NOT_FINITE = ["NaN", "Infinity", "-Infinity"];

/** A number as JSON can hold it. */
export function toJson(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

/** One line of JSON, without its end. */
export function encodeMetrics({ step, time, values }: Metrics): string {
  const entries = Object.entries(values);
  return JSON.stringify({
    step,
    time,
    values: Object.fromEntries(entries.map(([k, v]) => [k, toJson(v)])),
  });
}

/**
 * Reads a line.
 *
 * @throws {TypeError} Saying what it must be, without a subject.
 */
export function decodeMetrics(line: string): Metrics {
  const { step, time, values } = asObject("line", parse(line));
  if (!Number.isSafeInteger(step) || step as number < 0) {
    throw wrong("step", "an integer of at least 0", step);
  }
  if (typeof time !== "number") throw wrong("time", "a number", time);
  const entries = Object.entries(asObject("values", values));
  return {
    step: step as number,
    time,
    values: Object.fromEntries(entries.map(([k, v]) => [k, toNumber(k, v)])),
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new TypeError(`line must be JSON, got ${show(line)}`);
  }
}

function asObject(name: string, value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw wrong(name, "an object", value);
  }
  return value as Record<string, unknown>;
}

function toNumber(name: string, value: unknown): number {
  if (typeof value === "number") return value;
  if (NOT_FINITE.includes(value as string)) return Number(value);
  throw wrong(`"${name}"`, "a number", value);
}

function wrong(name: string, rule: string, value: unknown): TypeError {
  return new TypeError(
    `${name} must be ${rule}, got ${show(JSON.stringify(value) ?? "none")}`,
  );
}

const LONGEST = 60;

function show(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
