import { ClusterError } from "@revisage/tensorflow";
import { assertEquals, assertRejects } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { ALONE } from "./team.ts";
import { fakeTeam, type Theirs } from "./testing/fake_team.ts";
import { together } from "./together.ts";

await tf.setBackend("cpu");

const AT_WORK = [[0, 0]];
const DONE = [[0, 1]];
const FAILED = [[0, 2]];

/** Worker 0's work is done at once; how the other one's goes on. */
function wait(theirs: Theirs): Promise<string> {
  return together(fakeTeam(0, theirs), () => Promise.resolve("mine"));
}

Deno.test("who is done waits for the others, meeting by meeting", async () => {
  let meetings = 0;
  const theirs = function* () {
    for (const state of [AT_WORK, AT_WORK, DONE]) {
      meetings++;
      yield state;
    }
  };
  assertEquals(await wait(theirs()), "mine");
  assertEquals(meetings, 3);
  assertEquals(await together(ALONE, () => Promise.resolve(1)), 1);
});

Deno.test("who works long meets the others meanwhile", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  let meetings = 0;
  const theirs = function* () {
    for (;;) {
      if (++meetings === 2) resolve("late");
      yield DONE;
    }
  };
  assertEquals(await together(fakeTeam(0, theirs()), () => promise), "late");
  assertEquals(meetings, 3); // Twice at work, and once more when it was done.
});

Deno.test("who fails says why, and the others say who", async () => {
  const fail = () => Promise.reject(new TypeError("no faces"));
  await assertRejects(
    () => together(fakeTeam(0, [AT_WORK]), fail),
    TypeError,
    "no faces",
  );
  const error = await assertRejects(
    () => wait([AT_WORK, FAILED]),
    ClusterError,
  );
  assertEquals(
    error.message,
    "Cannot go on in the cluster: worker 1 (b:1) failed, and says there why. " +
      "Start all workers again then.",
  );
  assertEquals(error.workers, [1]);
});
