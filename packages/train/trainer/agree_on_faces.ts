import { createHash } from "node:crypto";
import { openFaces } from "../data/faces.ts";
import { agree } from "../team/agree.ts";
import { isAlone, type Team } from "../team/team.ts";
import type { SomeFaces } from "./open_faces_of.ts";

/** Faces that are looked at, spread over all: reading every one takes too long. */
const LOOKED_AT = 16;

/**
 * Makes sure that all workers learn from the same faces: names, order, and the
 * pixels of some.
 *
 * @throws {ClusterError} On all of them, if they do not.
 */
export function agreeOnFaces(team: Team, faces: SomeFaces): void {
  if (isAlone(team)) return;
  agree(team, {
    name: "the faces to learn from",
    advice: "Put the same files in the same place on every machine.",
  }, digestOf(faces));
}

function digestOf({ source, faces }: SomeFaces): Uint8Array<ArrayBuffer> {
  const { size, names } = source;
  const hash = createHash("sha256");
  hash.update(JSON.stringify([size, faces.map((face) => names[face])]));
  using reader = openFaces(source);
  const pixels = new Uint8Array(3 * size ** 2);
  for (let i = 0; i < LOOKED_AT; i++) {
    reader.read(faces[Math.floor(i * faces.length / LOOKED_AT)]!, pixels);
    hash.update(pixels);
  }
  return Uint8Array.from(hash.digest());
}
