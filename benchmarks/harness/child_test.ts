import { assert, assertEquals, assertRejects } from "@std/assert";
import { Child } from "./child.ts";
import { fake } from "./testing/commands.ts";

Deno.test("a child runs, and tells its memory and versions", async () => {
  await using child = await Child.start(fake());
  assertEquals(child.versions, { deno: Deno.version.deno, fake: "1.2" });
  assertEquals(await child.run(), 1);
  assertEquals(await child.run(), 2);
  const memory = await child.peakMemory();
  if (Deno.build.os === "linux") assert(memory !== null && memory > 10e6);
  else assertEquals(memory, null);
});

Deno.test("a child that cannot start says why", async () => {
  await assertRejects(
    () => Child.start(fake("cannot start")),
    Error,
    "no such library",
  );
});

Deno.test("a child whose run fails says why", async () => {
  await using child = await Child.start(fake("throws"));
  await child.run();
  await assertRejects(() => child.run(), Error, "out of luck");
});

Deno.test("a child that dies leaves its last words", async () => {
  await using child = await Child.start(fake("dies"));
  await child.run();
  await assertRejects(
    () => child.run(),
    Error,
    "it ended with 139: Segmentation fault",
  );
});

Deno.test("a child that hangs is ended", async () => {
  await using child = await Child.start(fake("hangs"), 2_000);
  await assertRejects(() => child.run(), Error, "no answer in 2 s");
});

Deno.test("what is no reply is an error", async () => {
  await assertRejects(
    () => Child.start(fake("babbles")),
    TypeError,
    "Cannot read a contestant's reply: got hello",
  );
});

Deno.test("a program that does not exist is an error", async () => {
  await assertRejects(
    () => Child.start({ program: "/nowhere/python", args: [] }),
    Deno.errors.NotFound,
  );
});
