/** An object of JSON. */
export type Plain = Readonly<Record<string, unknown>>;

/** Puts one config over another, key by key; lists are taken whole. */
export function merge(below: Plain, above: Plain): Plain {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const old = merged[key];
    merged[key] = isPlain(old) && isPlain(value) ? merge(old, value) : value;
  }
  return merged;
}

/**
 * Puts one config of a training over another. A restorer that names a preset
 * starts from it: what the config below changed was another's.
 */
export function mergeConfigs(below: Plain, above: Plain): Plain {
  const { restorer } = above;
  const isAnother = isPlain(restorer) && "preset" in restorer;
  return merge(isAnother ? { ...below, restorer } : below, above);
}

/** A config of one value, at a path such as `["loss", "l1"]`. */
export function at(path: readonly string[], value: unknown): Plain {
  const [key = "", ...rest] = path;
  return { [key]: rest.length === 0 ? value : at(rest, value) };
}

/** Whether a value is an object of JSON. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
