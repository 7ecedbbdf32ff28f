import { object, type Schema } from "./compound_fields.ts";
import { ConfigError } from "./config_error.ts";
import { Problems } from "./field_type.ts";

/** The config that a schema describes. */
export type ConfigOf<S> = S extends Schema<infer T> ? T : never;

/**
 * Reads a config that somebody wrote by hand.
 *
 * Keys that are missing take the default's value, in nested objects too; keys
 * that nobody knows are refused. All problems are told at once.
 *
 * @param value What was read, mostly by `JSON.parse`.
 * @param schema Says for each key what its value must be.
 * @param defaults A whole config. It is checked as `value` is.
 * @param source What the error message calls the config: its file's name.
 * @returns A whole config, frozen all through.
 * @throws {ConfigError} If anything in it is wrong.
 *
 * @example
 * ```ts
 * import { field, parseConfig, type Schema } from "@revisage/core";
 * import { assertEquals, assertThrows } from "@std/assert";
 *
 * interface RestorerConfig {
 *   readonly size: number;
 *   readonly fusion: "lgf" | "add";
 * }
 *
 * const DEFAULT_RESTORER: RestorerConfig = { size: 128, fusion: "lgf" };
 *
 * const SCHEMA: Schema<RestorerConfig> = {
 *   size: field.powerOfTwo(64, 1024),
 *   fusion: field.oneOf("lgf", "add"),
 * };
 *
 * function parseRestorerConfig(value: unknown): RestorerConfig {
 *   return parseConfig(value, SCHEMA, DEFAULT_RESTORER);
 * }
 *
 * assertEquals(parseRestorerConfig({ size: 64 }), { size: 64, fusion: "lgf" });
 * assertThrows(
 *   () => parseRestorerConfig({ fuson: "add" }),
 *   Error,
 *   'Cannot read config: unknown key "fuson", did you mean "fusion"?',
 * );
 * ```
 */
export function parseConfig<T extends object>(
  value: unknown,
  schema: Schema<T>,
  defaults: NoInfer<T>,
  source: string = "config",
): Readonly<T> {
  try {
    return object(schema).read(value, "", defaults);
  } catch (error) {
    if (error instanceof Problems) throw new ConfigError(source, error.lines);
    throw error;
  }
}
