import { assertEquals, assertThrows } from "@std/assert";
import { summarizeByPerson } from "./summarize_by_person.ts";

Deno.test("summarizeByPerson() keeps people apart, in the order they come", () => {
  assertEquals(summarizeByPerson([5, -2, 1, 8, 0], ["b", 3, "b", "3", 3]), [
    { person: "b", count: 2, mean: 3, min: 1, max: 5 },
    { person: 3, count: 2, mean: -1, min: -2, max: 0 },
    { person: "3", count: 1, mean: 8, min: 8, max: 8 },
  ]);
});

Deno.test("summarizeByPerson() takes what the measures give", () => {
  const [one] = summarizeByPerson(Float64Array.of(30, Infinity), ["a", "a"]);
  assertEquals(one, {
    person: "a",
    count: 2,
    mean: Infinity,
    min: 30,
    max: Infinity,
  });
});

Deno.test("summarizeByPerson() says what is wrong", () => {
  const messageOf = (values: number[], identities: string[]) =>
    assertThrows(() => summarizeByPerson(values, identities), RangeError)
      .message;
  assertEquals(
    [
      messageOf([], []),
      messageOf([1, 2], ["a"]),
      messageOf([1, NaN], ["a", "b"]),
    ],
    [
      "Cannot summarize: values must hold at least 1, got 0",
      "Cannot summarize: identities must hold 2 entries, one for each value, got 1",
      "Cannot summarize: values[1] must be a number, got NaN",
    ],
  );
});
