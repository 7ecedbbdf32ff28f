import { assertEquals, assertThrows } from "@std/assert";
import { inFolder } from "../run/testing/in_folder.ts";
import { type Appendable, AppendFile } from "./append_file.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("AppendFile has each piece in the file when append() returns", () =>
  inFolder((folder) => {
    const path = `${folder}/log`;
    const file = AppendFile.create(path);
    file.append(bytes("one "));
    assertEquals(Deno.readTextFileSync(path), "one ");
    file.append(bytes("two"));
    assertEquals(Deno.readTextFileSync(path), "one two");
    file.close();
    const again = AppendFile.cut(path, 4);
    again.append(bytes("three"));
    again.close();
    assertEquals(Deno.readTextFileSync(path), "one three");
  }));

Deno.test("AppendFile.create() does not touch a file that is there", () =>
  inFolder((folder) => {
    const path = `${folder}/log`;
    Deno.writeTextFileSync(path, "old");
    const error = assertThrows(() => AppendFile.create(path), Error);
    assertEquals(error.message.startsWith(`Cannot write ${path}: `), true);
    assertEquals(Deno.readTextFileSync(path), "old");
  }));

Deno.test("append() takes back the half of a piece that a full disk took", () => {
  let held = "";
  let room = 6;
  /** A disk that takes two bytes at a time until it is full. */
  const disk: Appendable = {
    writeSync(piece) {
      if (room === 0) throw new Error("No space left on device");
      const part = piece.subarray(0, Math.min(2, room));
      held += new TextDecoder().decode(part);
      room -= part.length;
      return part.length;
    },
    truncateSync(length) {
      room += held.length - length!;
      held = held.slice(0, length);
    },
    close() {},
  };
  const file = new AppendFile("log", disk, 0);
  file.append(bytes("abcd"));
  const error = assertThrows(() => file.append(bytes("efgh")), Error);
  assertEquals(error.message, "Cannot write log: No space left on device");
  assertEquals(held, "abcd");
  file.append(bytes("ij")); // Fits.
  assertEquals(held, "abcdij");
});
