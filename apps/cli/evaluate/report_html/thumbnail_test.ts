import { assert, assertEquals } from "@std/assert";
import { createImage } from "@revisage/core";
import { decode } from "@revisage/image";
import { SyntheticFaces } from "@revisage/image/synthetic-faces";
import { thumbnail } from "./thumbnail.ts";

Deno.test("thumbnail() keeps proportions, and does not enlarge", () => {
  const sizeOf = (width: number, height: number) => {
    const { jpeg, ...size } = thumbnail(createImage(width, height), {
      side: 32,
    });
    const { width: w, height: h } = decode(jpeg, { name: "thumbnail" });
    assertEquals(size, { width: w, height: h });
    return [w, h];
  };
  assertEquals(sizeOf(64, 48), [32, 24]);
  assertEquals(sizeOf(30, 100), [10, 32]);
  assertEquals(sizeOf(1000, 1), [32, 1]);
  assertEquals(sizeOf(20, 16), [20, 16]);
});

Deno.test("thumbnail() trades bytes for quality", () => {
  const face = new SyntheticFaces({ size: 64 }).face(1);
  const bytes = (quality?: number) => thumbnail(face, { quality }).jpeg.length;
  assert(bytes(60) < bytes() && bytes() < bytes(95));
});
