import type { Image } from "@revisage/core";
import { resize } from "@revisage/image";
import { SyntheticFaces } from "@revisage/image/synthetic-faces";
import type { Report } from "../../report.ts";
import { chooseFaces } from "../choose_faces.ts";
import type { ReportPictures, Thumbnail } from "../pictures.ts";
import { thumbnail } from "../thumbnail.ts";

/** Faces that are drawn; the pictures of a report repeat them. */
const PEOPLE = 8;

/** Pictures for all faces that a page of this report shows, from drawn faces. */
export function drawnPictures(report: Report, side = 256): ReportPictures {
  const faces = new SyntheticFaces({ size: side, seed: 11 });
  const people = Array.from({ length: PEOPLE }, (_, i) => faces.face(i));
  const references = people.map((face) => thumbnail(face));
  const inputs = people.map((face) => thumbnail(coarse(face, 12)));
  const restored = report.models.map((_, model) =>
    people.map((face) => thumbnail(coarse(face, 6 - Math.min(4, 2 * model))))
  );
  const stems = new Map<string, number>();
  const result = {
    reference: new Map<string, Thumbnail>(),
    input: new Map<string, Thumbnail>(),
    restored: new Map<string, Map<string, Thumbnail>>(),
  };
  chooseFaces(report).forEach(({ model, best, worst, changed }, index) => {
    const own = new Map<string, Thumbnail>();
    for (const { stem } of [...best, ...worst, ...changed]) {
      if (!stems.has(stem)) stems.set(stem, stems.size % PEOPLE);
      const person = stems.get(stem)!;
      result.reference.set(stem, references[person]!);
      result.input.set(stem, inputs[person]!);
      own.set(stem, restored[index]![person]!);
    }
    result.restored.set(model, own);
  });
  return result;
}

/** A face as if it had been smaller by a factor. */
export function coarse(face: Image, factor: number): Image {
  const { width, height } = face;
  const small = resize(face, {
    width: Math.round(width / factor),
    height: Math.round(height / factor),
    filter: "box",
  });
  return resize(small, { width, height, filter: "bicubic" });
}
