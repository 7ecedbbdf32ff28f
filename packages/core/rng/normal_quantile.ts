/** A quotient of two polynomials; the constant coefficients come first. */
interface Quotient {
  readonly over: readonly number[];
  readonly under: readonly number[];
}

/** For probabilities within {@linkcode CENTER_WIDTH} of one half. */
export const CENTER: Quotient = {
  over: [
    3.3871328727963665,
    133.14166789178438,
    1971.5909503065513,
    13731.69376550946,
    45921.95393154987,
    67265.7709270087,
    33430.57558358813,
    2509.0809287301227,
  ],
  under: [
    1.0,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854,
  ],
};

/** How far from one half the middle part reaches. */
export const CENTER_WIDTH = 0.425;

/** Further out, as far as e⁻²⁵ from 0 or 1. */
const TAIL: Quotient = {
  over: [
    1.4234371107496835,
    4.630337846156546,
    5.769497221460691,
    3.6478483247632045,
    1.2704582524523684,
    0.2417807251774506,
    0.022723844989269184,
    0.0007745450142783414,
  ],
  under: [
    1.0,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-09,
  ],
};

/** For the rest. */
const FAR_TAIL: Quotient = {
  over: [
    6.657904643501103,
    5.463784911164114,
    1.7848265399172913,
    0.29656057182850487,
    0.026532189526576124,
    0.0012426609473880784,
    2.7115555687434876e-05,
    2.0103343992922881e-07,
  ],
  under: [
    1.0,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548e-05,
    1.421511758316446e-07,
    2.0442631033899397e-15,
  ],
};

/**
 * Gives the value that a standard normal variable stays below with
 * probability `p`.
 *
 * Right to a few parts in 10¹⁶, and odd about one half to the last bit.
 *
 * Wichura, "Algorithm AS 241: the percentage points of the normal
 * distribution", 1988, {@link https://doi.org/10.2307/2347330}: PPND16.
 *
 * @param p A probability, above 0 and below 1.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) > CENTER_WIDTH) return tailQuantile(p);
  return q * quotient(CENTER, 0.180625 - q * q);
}

/** What {@linkcode normalQuantile} gives further out. */
export function tailQuantile(p: number): number {
  const r = Math.sqrt(-Math.log(p < 0.5 ? p : 1 - p));
  const x = r <= 5 ? quotient(TAIL, r - 1.6) : quotient(FAR_TAIL, r - 5);
  return p < 0.5 ? -x : x;
}

function quotient({ over, under }: Quotient, x: number): number {
  return polynomial(over, x) / polynomial(under, x);
}

/** Horner's rule for eight coefficients, written out for speed. */
function polynomial(c: readonly number[], x: number): number {
  const high = ((c[7]! * x + c[6]!) * x + c[5]!) * x + c[4]!;
  return (((high * x + c[3]!) * x + c[2]!) * x + c[1]!) * x + c[0]!;
}
