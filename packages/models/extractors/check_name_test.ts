import { assertEquals, assertThrows } from "@std/assert";
import { checkName } from "./check_name.ts";

const TABLE = { red: 1, blue: 2 };

Deno.test("checkName() takes the names of a table, and no others", () => {
  checkName("paint", "color", "blue", TABLE);
  const refused = ["Blue", "toString", undefined, 3].map((name) =>
    assertThrows(() => checkName("paint", "color", name, TABLE), RangeError)
      .message
  );
  const start = 'Cannot paint: color must be one of "red", "blue", got ';
  assertEquals(refused, [
    start + '"Blue"',
    start + '"toString"',
    start + "undefined",
    start + "3",
  ]);
});
