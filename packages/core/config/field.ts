/**
 * The kinds of values that a config may hold.
 *
 * @example
 * ```ts
 * import { field, type Schema } from "@revisage/core";
 *
 * interface LossConfig {
 *   readonly l1: number;
 *   readonly adversarial: number;
 * }
 *
 * const schema: Schema<LossConfig> = {
 *   l1: field.number(0),
 *   adversarial: field.number(0, 10),
 * };
 * ```
 *
 * @module
 */
export { listOf, object, orNull } from "./compound_fields.ts";
export { boolean, custom, integer, number } from "./scalar_fields.ts";
export { oneOf, powerOfTwo, range, text } from "./scalar_fields.ts";
