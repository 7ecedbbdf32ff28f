import { ClusterError } from "@revisage/tensorflow";
import { assertEquals, assertThrows } from "@std/assert";
import * as tf from "@tensorflow/tfjs";
import { agree } from "./agree.ts";
import { ALONE } from "./team.ts";
import { fakeTeam } from "./testing/fake_team.ts";

await tf.setBackend("cpu");

const WHAT = { name: "weights", advice: "Start again." };
const DIGEST = new Uint8Array(32).fill(0xff);
const WORDS = new Array<number>(8).fill(-1);
const ZEROS = new Array<number>(8).fill(0);

Deno.test("workers with the same digest agree, and leave no tensor", () => {
  const { numTensors } = tf.memory();
  agree(fakeTeam(0, [[[...ZEROS, ...WORDS]]]), WHAT, DIGEST);
  agree(fakeTeam(1, [[[...WORDS, ...ZEROS]]]), WHAT, DIGEST);
  agree(ALONE, WHAT, DIGEST);
  assertEquals(tf.memory().numTensors, numTensors);
});

Deno.test("one other bit on one worker is the same error on all", () => {
  const other = WORDS.with(7, -2);
  const teams = [
    [fakeTeam(0, [[[...ZEROS, ...other]]]), DIGEST],
    [fakeTeam(1, [[[...WORDS, ...ZEROS]]]), DIGEST.with(28, 0xfe)],
  ] as const;
  for (const [team, digest] of teams) {
    const error = assertThrows(
      () => agree(team, WHAT, digest),
      ClusterError,
    );
    assertEquals(
      error.message,
      "Cannot go on in the cluster: weights must be the same on all workers, " +
        "but worker 1 (b:1) has others than worker 0 (a:1). Start again.",
    );
    assertEquals(error.workers, [1]);
  }
});
