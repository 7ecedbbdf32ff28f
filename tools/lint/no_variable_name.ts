import { memberName } from "./ast.ts";
import { TfjsNames } from "./tfjs_names.ts";

type Argument = Deno.lint.CallExpression["arguments"][number];

/**
 * Bans names on TensorFlow.js variables.
 *
 * The library keeps one list of names for the whole process and refuses a name
 * used twice, so a second copy of a named network could not be built.
 */
export const noVariableName: Deno.lint.Rule = {
  create(context) {
    let names: TfjsNames | undefined;
    return {
      Program(node) {
        names = new TfjsNames(node);
      },
      CallExpression({ callee, arguments: given }) {
        const name = names?.of(callee) === "tf.variable"
          ? given[2] // tf.variable(value, trainable, name)
          : isVariableMethod(callee)
          ? given[1] // tensor.variable(trainable, name)
          : undefined;
        if (!name || isUndefined(name)) return;
        context.report({
          node: name,
          message: "A TensorFlow.js variable stays unnamed: names are shared " +
            "by the whole process",
          hint: "Register it under a path with Module of @revisage/core: " +
            "parameter(name, init) or buffer(name, init)",
        });
      },
    };
  },
};

function isVariableMethod(callee: Deno.lint.Expression): boolean {
  return callee.type === "MemberExpression" &&
    memberName(callee) === "variable";
}

function isUndefined(argument: Argument): boolean {
  return argument.type === "Identifier" && argument.name === "undefined";
}
