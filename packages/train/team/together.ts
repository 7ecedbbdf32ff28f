import { ClusterError } from "@revisage/tensorflow";
import { exchangeSlots } from "./slots.ts";
import { isAlone, type Team } from "./team.ts";

/** How often those at work tell the others that they still are. */
const MEET_MS = 1000;

const AT_WORK = 0;
const DONE = 1;
const FAILED = 2;

/**
 * Lets each worker do something of its own, such as packing faces, and waits for
 * the last one, however long it takes: those at work meet the others every
 * second, so that nobody waits longer for an answer than for a step.
 *
 * It must not keep the event loop from turning for longer than the cluster's
 * timeout.
 *
 * @throws {ClusterError} If another worker is gone, or its work failed.
 */
export async function together<T>(
  team: Team,
  work: () => Promise<T>,
): Promise<T> {
  if (isAlone(team)) return await work();
  let state = AT_WORK;
  const running = work();
  const ended = running.then(() => state = DONE, () => state = FAILED);
  for (;;) {
    await either(ended, MEET_MS);
    const states = exchangeSlots(team, Int32Array.of(state)).map(([s]) => s);
    if (state === FAILED) return await running; // It says why.
    const failed = states.indexOf(FAILED);
    if (failed >= 0) throw failure(team, failed);
    if (states.every((each) => each === DONE)) return await running;
  }
}

/** Waits for a promise, but no longer than that; other events have their turn. */
async function either(
  promise: Promise<unknown>,
  milliseconds: number,
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, pause]);
  clearTimeout(timer);
}

function failure({ names }: Team, index: number): ClusterError {
  return new ClusterError(
    `Cannot go on in the cluster: ${
      names[index]
    } failed, and says there why. ` +
      `Start all workers again then.`,
    [index],
  );
}
