import { memberName, takenMembers } from "./ast.ts";

/** Bans `Math.random`: it takes no seed. */
export const noMathRandom: Deno.lint.Rule = {
  create(context) {
    const report = (node: Deno.lint.Node) =>
      context.report({
        node,
        message: "Math.random takes no seed: no run can repeat it",
        hint: "Draw from an Rng of @revisage/core; for a name that nobody " +
          "else has, use crypto.randomUUID()",
      });
    return {
      MemberExpression(node) {
        if (!isMath(node.object) || memberName(node) !== "random") return;
        report(node);
      },
      VariableDeclarator(node) {
        if (!isMath(node.init)) return;
        for (const member of takenMembers(node)) {
          if (member.name === "random") report(member);
        }
      },
    };
  },
};

function isMath(node: Deno.lint.Node | null): boolean {
  return node?.type === "Identifier" && node.name === "Math";
}
