import { CPU_FEATURES } from "./cpu.ts";
import type { Diagnosis } from "./diagnosis.ts";

const SOURCES = {
  option: "a path that was given",
  environment: "REVISAGE_LIBTENSORFLOW",
  cache: "the cache folder",
  download: "the Python package index, just now",
} as const;

/** A diagnosis as aligned lines for people. */
export function formatReport(diagnosis: Diagnosis): string {
  const rows = [...engineRows(diagnosis), ...computerRows(diagnosis)];
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) =>
    `${label.padEnd(width)}  ${value}\n`
  );
  return `${lines.join("")}\n${diagnosis.advice}\n`;
}

type Row = readonly [label: string, value: string];

function engineRows({ library, engine, problem }: Diagnosis): Row[] {
  const rows: Row[] = [];
  if (problem !== null) rows.push(["problem", problem.what]);
  rows.push(["library", library?.path ?? "none"]);
  if (library !== null) rows.push(["from", SOURCES[library.source]]);
  if (engine === null) return [...rows, ["backend", "none"]];
  const devices = engine.devices.map(({ name }) => shortName(name));
  return [
    ...rows,
    ["version", engine.version],
    ["backend", engine.backend],
    ["devices", devices.join(", ")],
    ["threads", `${engine.threads} within an operation`],
  ];
}

function computerRows(diagnosis: Diagnosis): Row[] {
  const { cpu, memory, gpus, settings, system, deno } = diagnosis;
  return [
    ["processor", `${cpu.model ?? "unknown"}, ${cpu.cores} cores`],
    ["features", describeFeatures(cpu.features)],
    ["memory", describeMemory(memory)],
    ["NVIDIA GPU", gpus.join(", ") || "none"],
    ["system", `${system}, Deno ${deno}`],
    ...settings.map(({ name, value, setBy }, index): Row => [
      index === 0 ? "settings" : "",
      `${name}=${value}${setBy === "engine" ? " (by default)" : ""}`,
    ]),
  ];
}

/** `CPU:0` of `/job:localhost/replica:0/task:0/device:CPU:0`. */
function shortName(device: string): string {
  return device.split("device:").at(-1) ?? device;
}

function describeFeatures(features: Diagnosis["cpu"]["features"]): string {
  if (features === null) return "unknown";
  const has = CPU_FEATURES.filter((name) => features[name]);
  const lacks = CPU_FEATURES.filter((name) => !features[name]);
  if (has.length === 0) return `none of ${lacks.join(", ")}`;
  return lacks.length === 0
    ? has.join(", ")
    : `${has.join(", ")}; not ${lacks.join(", ")}`;
}

function describeMemory(memory: Diagnosis["memory"]): string {
  if (memory === null) return "unknown";
  const [available, total] = [memory.available, memory.total]
    .map((bytes) => (bytes / 1e9).toFixed(1));
  return `${available} GB free of ${total} GB`;
}
