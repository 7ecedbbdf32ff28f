import { assert, assertEquals, assertNotEquals } from "@std/assert";
import type { FaceIdentity } from "./identity.ts";
import { SyntheticFaces } from "./synthetic_faces.ts";
import { PLAIN_VIEW } from "./testing/pictures.ts";
import type { FaceView } from "./view.ts";

const faces = new SyntheticFaces({ size: 64 });

const PERSON: FaceIdentity = {
  texture: 1,
  head: { width: 0, jaw: 0, chin: 0, cheeks: 0 },
  skin: { color: [220, 180, 150], blush: 0.5, freckles: 0, stubble: 0 },
  eyes: {
    iris: [58, 104, 164],
    size: 0,
    spacing: 0,
    tilt: 0,
    lids: "double",
    lashes: 0,
  },
  brows: { height: 0, thickness: 0, arch: 0 },
  nose: { width: 0, length: 0, bridge: 0 },
  mouth: { width: 0, fullness: 0, bow: 0, red: 0.5 },
  hair: {
    style: "swept",
    color: [98, 66, 44],
    part: 0.2,
    volume: 0,
    forehead: 0,
  },
  glasses: null,
};

type Leaf = string | number | null | readonly number[];

/** Another value of the same kind. */
function other(key: string, value: Leaf): unknown {
  if (key === "lids") return "single";
  if (key === "style") return "long";
  if (key === "glasses") return { shape: "round", color: [28, 26, 28] };
  if (key === "texture") return 2;
  if (Array.isArray(value)) return value.map((part) => 0.8 - part / 300);
  return Number(value) < 0.7 ? 0.9 : 0.4;
}

/** A copy of plain data for each value in it, with that value changed. */
function* variants<T extends object>(
  data: T,
): Generator<[path: string, variant: T]> {
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [path, changed] of variants(value)) {
        yield [`${key}.${path}`, { ...data, [key]: changed }];
      }
    } else {
      yield [key, { ...data, [key]: other(key, value) }];
    }
  }
}

Deno.test("every attribute of a person shows", () => {
  const view: FaceView = {
    ...PLAIN_VIEW,
    expression: { ...PLAIN_VIEW.expression, smile: 0.3 },
  };
  const plain = faces.draw(PERSON, view);
  let count = 0;
  for (const [path, person] of variants(PERSON)) {
    assertNotEquals(faces.draw(person, view).data, plain.data, path);
    count++;
  }
  assertEquals(count, 31);
});

Deno.test("every attribute of a view shows", () => {
  const lit: FaceView = {
    ...PLAIN_VIEW,
    background: { ...PLAIN_VIEW.background, lights: 0.5 },
  };
  const plain = faces.draw(PERSON, lit);
  let count = 0;
  for (const [path, view] of variants(lit)) {
    assertNotEquals(faces.draw(PERSON, view).data, plain.data, path);
    count++;
  }
  assertEquals(count, 18);
});

Deno.test("both shapes of glasses show", () => {
  const drawn = (["round", "square"] as const).map((shape) =>
    faces.draw(
      { ...PERSON, glasses: { shape, color: [92, 54, 36] } },
      PLAIN_VIEW,
    ).data
  );
  assertNotEquals(drawn[0], drawn[1]);
});

Deno.test("drawn people and views stay in their ranges", () => {
  const seen = { lids: new Set<string>(), styles: new Set<string>() };
  for (let i = 0; i < 200; i++) {
    const person = faces.identity(i);
    const { head, brows, nose, hair, eyes, skin, mouth } = person;
    seen.lids.add(eyes.lids);
    seen.styles.add(hair.style);
    assertWithin(-1, 1, [head, brows, nose, mouth, eyes, hair]);
    assertWithin(0, 1, [skin, { red: mouth.red }]);
    assert(skin.color.every((part) => Number.isInteger(part) && part < 256));
    const { pose, expression, light } = faces.view(person, i);
    assertWithin(-25, 25, [pose]);
    assertWithin(-15, 15, [{ pitch: pose.pitch }]);
    assertWithin(-0.5, 1, [{ smile: expression.smile }]);
    assertWithin(0, 1, [{ open: expression.open, eyes: expression.eyes }]);
    assertWithin(0.5, 1.5, [{ power: light.power }]);
  }
  assertEquals([seen.lids.size, seen.styles.size], [2, 6]);
});

/** Checks all numbers among the values of some objects. */
function assertWithin(low: number, high: number, groups: object[]): void {
  for (const group of groups) {
    for (const [name, value] of Object.entries(group)) {
      if (typeof value !== "number") continue;
      assert(value >= low && value <= high, `${name} is ${value}`);
    }
  }
}
