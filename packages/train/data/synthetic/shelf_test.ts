import { assertEquals } from "@std/assert";
import { makeShelf, Shelf } from "./shelf.ts";

const MEGABYTE = 2 ** 20;

Deno.test("a face is drawn once for all who share a shelf", () => {
  const shared = makeShelf(3, 2);
  const [one, other] = [new Shelf(shared, 2), new Shelf(shared, 2)];
  let drawn = 0;
  const get = (shelf: Shelf, face: number) => {
    const into = new Uint8Array(2);
    shelf.get(face, into, () => {
      drawn++;
      return [face, 10 * face];
    });
    return [...into];
  };
  assertEquals([get(one, 2), drawn], [[2, 20], 1]);
  assertEquals([get(other, 2), get(one, 2), drawn], [[2, 20], [2, 20], 1]);
  assertEquals([get(other, 1), drawn], [[1, 10], 2]);
});

Deno.test("a shelf has 128 MiB at most; further faces are drawn each time", () => {
  const shared = makeShelf(200, MEGABYTE);
  assertEquals(shared.pixels.byteLength, 128 * MEGABYTE);
  const shelf = new Shelf(shared, MEGABYTE);
  let drawn = 0;
  const into = new Uint8Array(MEGABYTE);
  for (const face of [127, 128, 127, 128]) {
    shelf.get(face, into, () => [++drawn]);
  }
  assertEquals(drawn, 3);
});
