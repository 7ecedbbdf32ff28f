/**
 * The house's own lint rules. `ignores.ts` guards the ways around them.
 *
 * @module
 */

import { noMathRandom } from "./no_math_random.ts";
import { noTfRandom } from "./no_tf_random.ts";
import { noVariableName } from "./no_variable_name.ts";

const plugin: Deno.lint.Plugin = {
  name: "revisage",
  rules: {
    "no-math-random": noMathRandom,
    "no-tf-random": noTfRandom,
    "no-variable-name": noVariableName,
  },
};

export default plugin;
