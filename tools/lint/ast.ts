/** The member that `a.member` or `a["member"]` names, if it is known. */
export function memberName(
  { computed, property }: Deno.lint.MemberExpression,
): string | undefined {
  if (!computed && property.type === "Identifier") return property.name;
  if (property.type !== "Literal") return undefined;
  return typeof property.value === "string" ? property.value : undefined;
}

/** The members that `const { a, b: c } = object` takes: `a` and `b`. */
export function takenMembers(
  { id }: Deno.lint.VariableDeclarator,
): Deno.lint.Identifier[] {
  if (id.type !== "ObjectPattern") return [];
  return id.properties.flatMap((property) =>
    property.type === "Property" && property.key.type === "Identifier"
      ? [property.key]
      : []
  );
}

/** The name that a module gives what `import { name as local }` takes from it. */
export function importedName({ imported }: Deno.lint.ImportSpecifier): string {
  return imported.type === "Identifier" ? imported.name : imported.value;
}
