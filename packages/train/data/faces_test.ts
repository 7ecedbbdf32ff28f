import { assertEquals, assertThrows } from "@std/assert";
import { type FaceSource, openFaces } from "./faces.ts";
import { syntheticFaces } from "./synthetic/synthetic_faces.ts";
import { inPack } from "./testing/face_folder.ts";

/** Asks for what is not there. */
function checkErrors(source: FaceSource): void {
  using faces = openFaces(source);
  const bytes = 3 * source.size ** 2;
  const fails = (face: number, length: number, message: string) => {
    const read = () => faces.read(face, new Uint8Array(length));
    const { message: got } = assertThrows(read, RangeError);
    assertEquals(got, `Cannot read face: ${message}`);
  };
  fails(3, bytes, "it must be from 0 to 2, got 3");
  fails(-1, bytes, "it must be from 0 to 2, got -1");
  fails(0.5, bytes, "it must be from 0 to 2, got 0.5");
  const square = `${source.size}×${source.size}`;
  fails(
    1,
    bytes + 1,
    `into must hold ${bytes} bytes (${square} RGB), got ${bytes + 1}`,
  );
}

Deno.test("faces of a pack are read only whole, and only those that are there", () =>
  inPack((source) => Promise.resolve(checkErrors(source))));

Deno.test("so are drawn ones", () =>
  checkErrors(syntheticFaces({ size: 64, people: 3 })));
