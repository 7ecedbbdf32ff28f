import type { Progress } from "./reporter.ts";

/**
 * Spells how far a run is, in fields that keep their width: nothing jumps from
 * one line to the next.
 *
 * @param columns How many characters fit; fields that do not are left out.
 */
export function formatProgress(progress: Progress, columns = Infinity): string {
  const { unit, step, steps, work } = progress;
  const done = String(step).padStart(String(steps).length);
  const fields = [`${unit} ${done}/${steps}`];
  if (work === undefined) fields.push(...details(progress));
  else fields.push(`${work} …`);
  return fit(fields, columns).trimEnd();
}

function details(progress: Progress): string[] {
  const { secondsLeft, imagesPerSecond, values, memory } = progress;
  return [
    `${formatDuration(secondsLeft)} left`,
    `${formatRate(imagesPerSecond)} images/s`,
    ...Object.entries(values).map(([k, v]) => `${k} ${formatValue(v)}`),
    formatMemory(memory),
  ];
}

/** The fields that fit, and the first in any case, cut if need be. */
function fit([first, ...others]: string[], columns: number): string {
  let line = first!.slice(0, columns);
  for (const field of others) {
    if (line.length + 2 + field.length <= columns) line += `  ${field}`;
  }
  return line;
}

/** A time in its two largest units, 7 characters below 100 days. */
export function formatDuration(seconds: number | undefined): string {
  if (seconds === undefined) return "?".padStart(7);
  const total = Math.round(seconds);
  const parts = [
    [Math.floor(total / 86_400), "d"],
    [Math.floor(total / 3600) % 24, "h"],
    [Math.floor(total / 60) % 60, "m"],
    [total % 60, "s"],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  const [large, small] = first < 0 ? parts.slice(3) : parts.slice(first);
  const text = `${large![0]}${large![1]}`;
  const rest = small ? ` ${String(small[0]).padStart(2, "0")}${small[1]}` : "";
  return `${text}${rest}`.padStart(7);
}

/** A rate in about three digits, 5 characters below 100,000. */
export function formatRate(rate: number | undefined): string {
  if (rate === undefined) return "?".padStart(5);
  const decimals = rate < 9.995 ? 2 : rate < 99.95 ? 1 : 0;
  return rate.toFixed(decimals).padStart(5);
}

/** A value in four digits, 8 characters. */
export function formatValue(value: number): string {
  const size = Math.abs(value);
  const isPlain = size === 0 || (size >= 0.01 && size < 9999.5);
  const text = isPlain ? value.toPrecision(4) : value.toExponential(2);
  return text.padEnd(8);
}

/** Bytes in GB, 8 characters. */
export function formatMemory(bytes: number): string {
  return `${formatRate(bytes / 1e9)} GB`;
}
