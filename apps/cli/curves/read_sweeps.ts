import type { ReportSweepPoint } from "../evaluate/report.ts";
import { kindOf, showKind } from "../frame/kind_of.ts";
import { UsageError } from "../frame/usage_error.ts";
import type { ModelSweep, TestSweeps } from "./panels_of_sweeps.ts";

/** As far as is read here, a `report.json` or a `series.json`. */
interface Read {
  readonly models?: unknown;
  readonly tests?: unknown;
}

/**
 * Reads what a report of `evaluate` or of `series` says of each k.
 *
 * @throws {UsageError} If it is no such file.
 */
export async function readSweeps(path: string): Promise<readonly TestSweeps[]> {
  const { models, tests } = await read(path);
  if (isModels(models)) return [{ name: null, models }];
  if (models === undefined && isTests(tests)) return tests;
  throw wrong(`got ${path}`);
}

async function read(path: string): Promise<Read> {
  const kind = await kindOf(path);
  if (kind !== "file") throw wrong(showKind(path, kind));
  try {
    const value: unknown = JSON.parse(await Deno.readTextFile(path));
    if (isObject(value)) return value;
  } catch (cause) {
    throw wrong(`got ${path}`, { cause });
  }
  throw wrong(`got ${path}`);
}

function isTests(value: unknown): value is readonly TestSweeps[] {
  return isListOf(
    value,
    (test) => isNamed(test) && "models" in test && isModels(test.models),
  );
}

function isModels(value: unknown): value is readonly ModelSweep[] {
  return isListOf(value, (model) =>
    isNamed(model) && "sweep" in model &&
    (model.sweep === null || isListOf(model.sweep, isPoint)));
}

function isListOf(value: unknown, isOne: (value: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isNamed(value: unknown): value is { readonly name: string } {
  return isObject(value) && "name" in value && typeof value.name === "string";
}

function isPoint(value: unknown): value is ReportSweepPoint {
  return isObject(value) && "k" in value && Number.isFinite(value.k) &&
    "iPrecision" in value && Number.isFinite(value.iPrecision) &&
    "iRecall" in value && Number.isFinite(value.iRecall);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function wrong(got: string, options?: ErrorOptions): UsageError {
  return new UsageError(
    "curves",
    `REPORT.json must be a report.json or a series.json, ${got}`,
    options,
  );
}
