/**
 * Draws the faces of make_face_fixtures.py, as raw bytes, RGB.
 *
 *     deno run -A draw_faces.ts OUT
 */
import { SyntheticFaces } from "../../synthetic_faces/mod.ts";

const [out] = Deno.args;
const faces = new SyntheticFaces({ size: 128 });
for (let i = 0; i < 20; i++) {
  const { data } = faces.face(i);
  await Deno.writeFile(`${out}/${i}.rgb`, Uint8Array.from(data));
}
