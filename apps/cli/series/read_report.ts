import type { Report } from "../evaluate/report.ts";

/** Reads a `report.json`, in which infinite numbers are texts. */
export async function readReport(path: string): Promise<Report> {
  return JSON.parse(
    await Deno.readTextFile(path),
    (_key, value) =>
      value === "Infinity" || value === "-Infinity" ? Number(value) : value,
  );
}
