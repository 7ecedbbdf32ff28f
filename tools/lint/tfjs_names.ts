import { importedName, memberName } from "./ast.ts";

/** The names under which one file knows TensorFlow.js and parts of it. */
export class TfjsNames {
  /** From the file's name to the library's: `tf`, or `tf.util`. */
  readonly #known = new Map([["tf", "tf"]]);

  /** Learns the names that the imports of a file bind. */
  constructor(program: Deno.lint.Program) {
    for (const statement of program.body) {
      if (statement.type === "ImportDeclaration") this.#learn(statement);
    }
  }

  /** The library's name of an expression, such as `tf.util.shuffle`. */
  of(node: Deno.lint.Node): string | undefined {
    if (node.type === "Identifier") return this.#known.get(node.name);
    if (node.type !== "MemberExpression") return undefined;
    const owner = this.of(node.object);
    const member = memberName(node);
    return owner && member && `${owner}.${member}`;
  }

  #learn({ source, specifiers }: Deno.lint.ImportDeclaration): void {
    if (!/^(npm:\/?)?@tensorflow\/tfjs/.test(source.value)) return;
    for (const specifier of specifiers) {
      const name = specifier.type === "ImportSpecifier"
        ? `tf.${importedName(specifier)}`
        : "tf";
      this.#known.set(specifier.local.name, name);
    }
  }
}
