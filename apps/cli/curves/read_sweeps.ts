import { UsageError } from "../frame/usage_error.ts";
import type { ModelSweep, TestSweeps } from "./panels_of_sweeps.ts";

/** As far as is read here, a `report.json` or a `series.json`. */
interface Read {
  readonly models?: readonly ModelSweep[];
  readonly tests?: readonly TestSweeps[];
}

/**
 * Reads what a report of `evaluate` or of `series` says of each k.
 *
 * @throws {UsageError} If it is no such file.
 */
export async function readSweeps(path: string): Promise<TestSweeps[]> {
  const { models, tests } = await read(path);
  if (models !== undefined) return [{ name: null, models }];
  if (tests !== undefined) return [...tests];
  throw wrong(path);
}

async function read(path: string): Promise<Read> {
  try {
    const value: unknown = JSON.parse(await Deno.readTextFile(path));
    if (typeof value === "object" && value !== null) return value;
  } catch (cause) {
    throw wrong(path, { cause });
  }
  throw wrong(path);
}

function wrong(path: string, options?: ErrorOptions): UsageError {
  return new UsageError(
    "curves",
    `REPORT.json must be a report.json or a series.json, got ${path}`,
    options,
  );
}
