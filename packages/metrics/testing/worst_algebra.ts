import {
  type LinearAlgebra,
  type Matrix,
  product,
  pureLinearAlgebra,
  Rng,
} from "@revisage/core";

/**
 * Linear algebra whose products are as wrong as float64 may be: each is off by
 * d·2⁻⁵³·Σ|xᵢ·yᵢ|, this way or that.
 */
export function worstAlgebra(seed: number): LinearAlgebra {
  const rng = new Rng(seed);
  return {
    ...pureLinearAlgebra,
    product: (a, b, options) => {
      const sum = product(a, b, options);
      const bound = product(absolute(a), absolute(b), options);
      const off = a.columns * 2 ** -53;
      const data = sum.data.map((x, i) =>
        x + rng.pick([-1, 1]) * off * bound.data[i]!
      );
      return Promise.resolve({ ...sum, data });
    },
  };
}

function absolute(a: Matrix): Matrix {
  return { ...a, data: a.data.map(Math.abs) };
}
