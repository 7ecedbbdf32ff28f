import { dirname, join } from "node:path";

/** A made-up workspace in a temporary folder, gone when it is disposed. */
export interface TemporaryWorkspace extends AsyncDisposable {
  readonly root: string;
}

/**
 * Writes a workspace for a test.
 *
 * Each package that a path mentions gets a `deno.json` with `./mod.ts` as its
 * only export, unless `files` brings one.
 *
 * @param files From path to text, such as `packages/core/mod.ts`.
 */
export async function temporaryWorkspace(
  files: Readonly<Record<string, string>>,
): Promise<TemporaryWorkspace> {
  const root = await Deno.realPath(await Deno.makeTempDir());
  const configs: Record<string, string> = {
    "deno.json": JSON.stringify({
      workspace: ["./packages/*", "./apps/*"],
      imports: {
        "@tensorflow/tfjs": "npm:@tensorflow/tfjs@4.22.0",
        "@tensorflow/tfjs-core": "npm:@tensorflow/tfjs-core@4.22.0",
      },
    }),
  };
  for (const path of Object.keys(files)) {
    const folder = /^(packages|apps)\/([^/]+)/.exec(path);
    if (!folder) continue;
    configs[`${folder[0]}/deno.json`] = JSON.stringify({
      name: `@revisage/${folder[2]}`,
      version: "0.1.0",
      exports: "./mod.ts",
    });
  }
  for (const [path, text] of Object.entries({ ...configs, ...files })) {
    await Deno.mkdir(dirname(join(root, path)), { recursive: true });
    await Deno.writeTextFile(join(root, path), text);
  }
  return {
    root,
    [Symbol.asyncDispose]: () => Deno.remove(root, { recursive: true }),
  };
}
