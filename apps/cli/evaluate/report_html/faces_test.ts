import { assertEquals, assertStringIncludes } from "@std/assert";
import { createImage } from "@revisage/core";
import type { Report, ReportImage } from "../report.ts";
import { faces } from "./faces.ts";
import type { ReportPictures } from "./pictures.ts";
import { smallReport } from "./testing/small_report.ts";
import { thumbnail } from "./thumbnail.ts";

const NOTHING: ReportPictures = {
  reference: new Map(),
  input: null,
  restored: new Map(),
};

function withVerdict(verdict: ReportImage["verdict"]): Report {
  const report = smallReport({ lpips: [0.25], angle: [12.34] });
  const [model] = report.models;
  const images = model!.images.map((image) => ({ ...image, verdict }));
  return { ...report, models: [{ ...model!, images }] };
}

Deno.test("faces() is nothing where no measure is of a face", () => {
  assertEquals(faces(smallReport({}), NOTHING), null);
});

Deno.test("faces() tells measures, and whose face it is", () => {
  const tell = (kind: "same" | "other" | "none") =>
    faces(
      withVerdict({ kind, neighbor: "<bob>", distance: 1, radius: 2 }),
      NOTHING,
    )!.text;
  assertStringIncludes(tell("same"), "✓ the same person");
  assertStringIncludes(tell("none"), "✕ near nobody’s face");
  assertStringIncludes(tell("other"), ">&lt;bob&gt;</bdi>");
  assertStringIncludes(tell("same"), "LPIPS <b>0.250</b>");
  assertStringIncludes(tell("same"), "Angle <b>12.3°</b>");
});

Deno.test("faces() puts a slider over pictures, and says where one is missing", () => {
  const picture = thumbnail(createImage(4, 2));
  const one = new Map([["f0", picture]]);
  const pictures = {
    reference: one,
    input: one,
    restored: new Map([["ours", one]]),
  };
  const { text } = faces(smallReport({ ssim: [0.5] }), pictures)!;
  const jpeg = picture.jpeg.toBase64();
  for (const kind of ["reference", "input", "restored"]) {
    assertStringIncludes(
      text,
      `<img class="${kind}" alt="" width="4" height="2" src="data:image/jpeg;base64,${jpeg}">`,
    );
  }
  assertStringIncludes(
    text,
    'aria-label="ours, f0: how much of it is the restored face"',
  );
  const { text: bare } = faces(smallReport({ ssim: [0.5] }), NOTHING)!;
  assertStringIncludes(bare, "no picture");
  assertEquals(bare.includes('name="other"'), false);
});
