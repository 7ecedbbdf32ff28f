/**
 * Which part of the house stands on which: the picture in CONTRIBUTING.md.
 *
 * A part may import what it stands on, and what that stands on in turn.
 */
export const HOUSE: Readonly<Record<string, readonly string[]>> = {
  core: [],
  image: ["core"],
  layers: ["core"],
  vq: ["core"],
  tensorflow: ["core"],
  degrade: ["image"],
  metrics: ["image"],
  models: ["layers", "vq"],
  train: ["degrade", "metrics", "models", "tensorflow"],
  cli: ["train"],
};

/** The one part that may reach behind `@tensorflow/tfjs`. */
export const ENGINE = "tensorflow";

/**
 * Whose entries load without TensorFlow.js; all of them, or the ones listed. Of
 * core `Module` needs it, of models the networks.
 */
export const LOADS_WITHOUT_TFJS: Readonly<
  Record<string, "every entry" | readonly string[]>
> = {
  core: [".", "./workers"],
  image: "every entry",
  degrade: "every entry",
  metrics: "every entry",
  models: ["./weights"],
  train: ["./data", "./events", "./stop-signal"],
};

/** All that a part may import, in the order of {@linkcode HOUSE}. */
export function mayImport(part: string): string[] {
  const reached = new Set<string>();
  const reach = (below: string) => {
    reached.add(below);
    HOUSE[below]?.forEach(reach);
  };
  HOUSE[part]?.forEach(reach);
  return Object.keys(HOUSE).filter((name) => reached.has(name));
}
