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
export async function readSweeps(path: string): Promise<TestSweeps[]> {
  const { models, tests } = await read(path);
  const found = models === undefined ? tests : [{ name: null, models }];
  if (Array.isArray(found) && found.every(isTest)) return found;
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

function isTest(value: unknown): value is TestSweeps {
  return isObject(value) && "models" in value &&
    Array.isArray(value.models) && value.models.every(isModel);
}

function isModel(value: unknown): value is ModelSweep {
  return isObject(value) && "sweep" in value &&
    (value.sweep === null || Array.isArray(value.sweep));
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
