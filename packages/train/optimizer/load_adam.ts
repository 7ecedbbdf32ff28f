import { openSafetensors, type SafetensorsFile } from "@revisage/core";
import type { Module } from "@revisage/core/module";
import { loadModule } from "@revisage/models";
import type { AdamConfig } from "./adam_config.ts";

/** How many paths a message names. */
const NAMED = 3;

/**
 * Gives Adam's buffers what a file holds.
 *
 * @throws {Error} If it was written by another optimizer.
 */
export function loadAdam(
  path: string,
  adam: Module,
  config: AdamConfig,
): void {
  {
    using file = openSafetensors(path);
    const problem = misfit(file, adam, config);
    if (problem) throw new Error(`Cannot load ${path}: ${problem}`);
  }
  loadModule(path, adam);
}

function misfit(
  { metadata, entries }: SafetensorsFile,
  adam: Module,
  { beta1, beta2 }: AdamConfig,
): string | undefined {
  const { optimizer = "none", config = "{}" } = metadata;
  if (optimizer !== "adam") {
    return `it must hold the optimizer adam, got ${optimizer}`;
  }
  // Moments are sums, which mean something else with another β.
  const written = JSON.parse(config) as Partial<AdamConfig>;
  for (const [name, value] of Object.entries({ beta1, beta2 })) {
    const got = written[name as "beta1" | "beta2"];
    if (got !== value) return `${name} must be ${value}, got ${got}`;
  }
  const paths = new Set(Array.from(adam.variables(), ({ path }) => path));
  const missing = [...paths].filter((path) => !entries.has(path));
  const others = [...entries.keys()].filter((path) => !paths.has(path));
  if (missing.length + others.length === 0) return undefined;
  const parts = [
    ...missing.length > 0 ? [`lacks ${list(missing)}`] : [],
    ...others.length > 0 ? [`holds ${list(others)}`] : [],
  ];
  return `it is an optimizer of other weights: it ${parts.join(" and ")}`;
}

/** The first few. */
function list(paths: readonly string[]): string {
  const more = paths.length - NAMED;
  const named = paths.slice(0, NAMED).join(", ");
  return more > 0 ? `${named} and ${more} more` : named;
}
