import { sine } from "./arithmetic.ts";
import type { FaceIdentity } from "./identity.ts";
import type { FaceView } from "./view.ts";

/**
 * Where the parts of a face lie, in sides of the picture: x from the midline,
 * y from the top. A straight face with all numbers 0 has its eyes, nose and
 * mouth where aligned face data sets (FFHQ) have them.
 */
export interface Layout {
  /** Half the width of the head at its widest. */
  readonly headWidth: number;
  /** Top of the skull. */
  readonly crown: number;
  /** Where the head is widest. */
  readonly temple: number;
  /** Bottom of the chin. */
  readonly chin: number;
  /** Pointed (0) to square (1). */
  readonly jaw: number;
  /** How far the middle of an eye is from the midline. */
  readonly eyeX: number;
  readonly eyeY: number;
  /** Half the width of an eye. */
  readonly eyeWidth: number;
  readonly browY: number;
  /** Tip of the nose; the head's turn takes it further than the skin. */
  readonly tipX: number;
  readonly tipY: number;
  /** Half the width of the nose at its wings. */
  readonly noseWidth: number;
  /** The line between the lips. */
  readonly mouthY: number;
  /** Half the width of the mouth. */
  readonly mouthWidth: number;
}

/** Where the nose tip is before the head turns. */
const NOSE_DEPTH = 0.11;

/** Lays out the face of a person in a view. */
export function layOut(identity: FaceIdentity, view: FaceView): Layout {
  const { head, eyes, brows, nose, mouth } = identity;
  const { pose, expression } = view;
  return {
    headWidth: 0.278 + 0.022 * head.width,
    crown: 0.075,
    temple: 0.43,
    chin: 0.9 + 0.028 * head.chin + 0.02 * expression.open,
    jaw: 0.5 + 0.4 * head.jaw,
    eyeX: 0.123 + 0.008 * eyes.spacing,
    eyeY: 0.46,
    eyeWidth: 0.057 + 0.005 * eyes.size,
    browY: 0.385 - 0.012 * brows.height - 0.014 * expression.brows,
    tipX: NOSE_DEPTH * sine(pose.yaw),
    tipY: 0.615 + 0.016 * nose.length + NOSE_DEPTH * sine(pose.pitch),
    noseWidth: 0.052 + 0.01 * nose.width + 0.004 * expression.smile,
    mouthY: 0.725 - 0.006 * expression.smile,
    mouthWidth: 0.098 + 0.009 * mouth.width + 0.02 * expression.smile,
  };
}
