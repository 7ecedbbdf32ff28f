import { takenMembers } from "./ast.ts";
import { TfjsNames } from "./tfjs_names.ts";

/** What draws from a generator that TensorFlow.js hides, seeded or not. */
const RANDOM = new RegExp(
  "^tf\\.(" + [
    "(random\\w+|truncatedNormal|multinomial)",
    "util\\.(shuffle|shuffleCombo|createShuffledIndices|randUniform)",
    "initializers\\.(random|truncated|glorot|he|leCun|variance|orthogonal)\\w*",
  ].join("|") + ")$",
);

/** Where `tf.dropout(x, rate, noiseShape, seed)` takes its seed. */
const DROPOUT_SEED = 3;

const HINT = "Draw from an Rng of @revisage/core; inside compiled code, use " +
  "statelessNormal() or statelessUniform() of @revisage/tensorflow";

/**
 * Bans the random functions of TensorFlow.js.
 *
 * Their state cannot be saved, so a run that resumes would differ, and a
 * compiled function refuses them: it would repeat the numbers of its trace.
 */
export const noTfRandom: Deno.lint.Rule = {
  create(context) {
    let names: TfjsNames | undefined;
    const report = (node: Deno.lint.Node, name: string) =>
      context.report({
        node,
        message: `${name} draws from a hidden state: no run can repeat it`,
        hint: HINT,
      });
    const check = (node: Deno.lint.Node) => {
      const name = names?.of(node);
      if (name && RANDOM.test(name)) report(node, name);
    };
    return {
      Program(node) {
        names = new TfjsNames(node);
      },
      MemberExpression: check,
      ImportSpecifier: ({ local }) => check(local),
      VariableDeclarator(node) {
        const owner = node.init && names?.of(node.init);
        for (const member of takenMembers(node)) {
          const name = `${owner}.${member.name}`;
          if (RANDOM.test(name)) report(member, name);
        }
      },
      CallExpression(node) {
        if (names?.of(node.callee) !== "tf.dropout") return;
        if (node.arguments.length > DROPOUT_SEED) return;
        report(node, "tf.dropout without a seed");
      },
    };
  },
};
