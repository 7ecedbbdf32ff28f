import type { FolderPreset } from "@revisage/degrade";
import { NAMED_PRESETS } from "../degrade/read_preset.ts";
import type { SeriesTest } from "./series_file.ts";

/** What a test does to its faces, in short. */
export function describeDegradation(
  { preset, size, referenceSize }: Pick<
    SeriesTest,
    "preset" | "size" | "referenceSize"
  >,
): string {
  const scale = referenceSize === null
    ? ""
    : `, as for ${referenceSize} pixels and scaled`;
  return `${size} pixels: ${describePreset(preset)}${scale}`;
}

function describePreset(preset: FolderPreset): string {
  const named = Object.entries(NAMED_PRESETS).find(([, own]) => own === preset);
  if (named !== undefined) return named[0];
  if (typeof preset === "string") return preset;
  if ("second" in preset) return "two rounds";
  const { blur, downsample, noise, jpeg } = preset;
  const parts = [
    blur && `blur σ ${range(blur.sigma)}`,
    downsample && `divided by ${range(downsample.factor)}`,
    noise && `noise ${range(noise.sigma)}`,
    jpeg && `JPEG ${range(jpeg)}`,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

function range([low, high]: readonly [number, number]): string {
  return low === high ? `${low}` : `${low}–${high}`;
}
