/**
 * Ctrl-C as a request to end in good order, for programs that need nothing else
 * of a run: nothing here loads TensorFlow.js.
 *
 * @module
 */
export type { StopName } from "./stop_name.ts";
export { StopSignal } from "./stop_signal.ts";
