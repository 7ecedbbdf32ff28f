import { assertEquals } from "@std/assert";
import { faceless } from "./point_notes.ts";

const model = (name: string, count: number) => ({
  name,
  values: { landmarks: { value: 1, low: null, high: null, std: null, count } },
});

Deno.test("faceless() counts the pairs that a model's landmarks leave out", () => {
  const models = [model("a", 5), model("b", 3), { name: "c", values: {} }];
  assertEquals(faceless(models, 5), [
    "Landmarks of b leave out 2 of 5 pairs: no face was found in one of their pictures.",
  ]);
});
