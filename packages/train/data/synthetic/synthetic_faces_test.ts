import { SyntheticFaces } from "@revisage/image/synthetic-faces";
import { assertEquals, assertNotEquals, assertThrows } from "@std/assert";
import { splitFaces } from "../split/split_faces.ts";
import { readFace } from "../testing/face_folder.ts";
import { type Crowd, syntheticFaces } from "./synthetic_faces.ts";

Deno.test("a synthetic face is the view of the person that its name says", () => {
  const source = syntheticFaces({ size: 64, people: 3, views: 2, seed: 9 });
  assertEquals(source.names, ["0/0", "0/1", "1/0", "1/1", "2/0", "2/1"]);
  assertEquals(source.size, 64);
  const faces = new SyntheticFaces({ size: 64, seed: 9 });
  const person = faces.identity(2);
  const expected = faces.draw(person, faces.view(person, 1));
  assertEquals(readFace(source, 5), new Uint8Array(expected.data));
});

Deno.test("the seed chooses the people; one view and seed 0 are the defaults", () => {
  const crowd = { size: 64, people: 2 };
  const source = syntheticFaces(crowd);
  const spelled = syntheticFaces({ ...crowd, views: 1, seed: 0 });
  assertEquals(source.names, spelled.names);
  assertEquals(readFace(source, 1), readFace(spelled, 1));
  const other = syntheticFaces({ ...crowd, seed: 1 });
  assertNotEquals(readFace(source, 0), readFace(other, 0));
});

Deno.test("a face that was drawn is kept for every reader", () => {
  const source = syntheticFaces({ size: 64, people: 2 });
  const drawn = readFace(source, 1);
  const other = { ...source, recipe: { ...source.recipe } };
  assertEquals([...new Uint8Array(other.recipe.shelf.filled)], [0, 1]);
  assertEquals(readFace(other, 1), drawn);
});

Deno.test("nobody drawn is on both sides of a split by person", () => {
  const source = syntheticFaces({ size: 64, people: 40, views: 5 });
  const hold = { fraction: 0.2, seed: 0, by: "person" } as const;
  const { train, validation } = splitFaces(source, hold);
  const people = (faces: readonly number[]) =>
    new Set(faces.map((face) => source.names[face]!.split("/")[0]!));
  assertEquals(people(train).intersection(people(validation)).size, 0);
  assertEquals(people(train).size + people(validation).size, 40);
});

Deno.test("syntheticFaces() refuses what cannot be drawn", () => {
  const fails = (crowd: Partial<Crowd>, message: string) =>
    assertThrows(
      () => syntheticFaces({ size: 64, people: 1, ...crowd }),
      RangeError,
      `Cannot draw faces: ${message}`,
    );
  fails({ size: 32 }, "size must be an integer from 64 to 512, got 32");
  fails({ people: 0 }, "people must be an integer from 1 to 2^24, got 0");
  fails({ views: 1.5 }, "views must be an integer from 1 to 2^24, got 1.5");
  fails(
    { people: 2 ** 20, views: 17 },
    "people × views must be an integer from 1 to 2^24, got 17825792",
  );
});
