/**
 * The reader of HDF5 files, typed.
 *
 * @module
 */

// @ts-types="./jsfive.d.ts"
export { Dataset, File, Group } from "jsfive";
