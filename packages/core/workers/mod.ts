/**
 * Work for other threads: lanes that do jobs, and two ways to keep them busy.
 *
 * @example
 * ```ts
 * import { Feed, type Lane } from "@revisage/core/workers";
 * import { assertEquals } from "@std/assert";
 *
 * // A `WorkerLane` does the same on a thread of its own.
 * const lane: Lane<number, number> = {
 *   run: (job) => Promise.resolve(2 * job),
 *   [Symbol.dispose]() {},
 * };
 * using feed = new Feed([1, 2, 3].values(), [lane], 2);
 * assertEquals([await feed.next(), await feed.next()], [2, 4]);
 * ```
 *
 * @module
 */
export { Feed } from "./feed.ts";
export { type Lane, runInLanes } from "./lane.ts";
export { type Answer, type Sent, serve } from "./serve.ts";
export { WorkerLane, type WorkerLaneOptions } from "./worker_lane.ts";
