const ROOT = new URL("../../../", import.meta.url);

/**
 * Lays the npm packages of the root import map out as files, for a bundler to
 * read. Deno's own npm client does it, so no npm is needed.
 *
 * @param folder Folder that gets a `node_modules`.
 */
export async function installPackages(folder: string): Promise<void> {
  const root: RootConfig = JSON.parse(
    await Deno.readTextFile(new URL("deno.json", ROOT)),
  );
  const fromNpm = Object.entries(root.imports)
    .filter(([, specifier]) => specifier.startsWith("npm:"));
  const config = {
    imports: Object.fromEntries(fromNpm),
    allowScripts: root.allowScripts,
    nodeModulesDir: "auto",
  };
  await Deno.writeTextFile(`${folder}/deno.json`, JSON.stringify(config));
  // The versions of what the packages depend on, too, are those of the tests.
  await Deno.copyFile(new URL("deno.lock", ROOT), `${folder}/deno.lock`);
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["install", "--quiet"],
    cwd: folder,
    stdout: "null",
  }).output();
  if (success) return;
  const reason = new TextDecoder().decode(stderr).trim();
  throw new Error(`Cannot install the packages of the suite: ${reason}`);
}

interface RootConfig {
  readonly imports: Readonly<Record<string, string>>;
  readonly allowScripts: unknown;
}
