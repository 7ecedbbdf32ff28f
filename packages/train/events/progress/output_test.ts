import { assertEquals } from "@std/assert";
import { streamOutput } from "./output.ts";

Deno.test("a stream that takes little at a time gets everything", () => {
  const taken: number[] = [];
  const output = streamOutput({
    isTerminal: () => true,
    writeSync(bytes) {
      taken.push(...bytes.subarray(0, 3));
      return Math.min(3, bytes.length);
    },
  });
  output.write("validating …");
  const text = new TextDecoder().decode(Uint8Array.from(taken));
  assertEquals([output.isTerminal, text], [true, "validating …"]);
});

Deno.test("a run goes on when nobody reads any more", () => {
  const output = streamOutput({
    isTerminal: () => false,
    writeSync() {
      throw new Deno.errors.BrokenPipe("Broken pipe");
    },
  });
  output.write("step 1");
  assertEquals(output.isTerminal, false);
});

Deno.test("a stream has some columns even where there is no terminal", () => {
  assertEquals(streamOutput(Deno.stderr).columns() > 0, true);
});
