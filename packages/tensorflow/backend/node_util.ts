import util from "node:util";

/**
 * tfjs-node calls functions of node:util that Node.js 23 and Deno no longer
 * have. Import this file before it.
 */
const missing: Record<string, (x: unknown) => boolean> = {
  isNullOrUndefined: (x) => x === null || x === undefined,
  isArray: Array.isArray,
};

const target = util as unknown as typeof missing;
for (const [name, test] of Object.entries(missing)) target[name] ??= test;
