/**
 * Parts of a network, and what is done to all variables of one.
 *
 * Loads TensorFlow.js.
 *
 * @module
 */
export { Module } from "./module.ts";
export type { Init, ModuleVariable } from "./module.ts";
export { assignVariables } from "./assign_variables.ts";
export { countParameters } from "./count_parameters.ts";
export { stopGradient } from "./stop_gradient.ts";
