/**
 * The environment variables of the dynamic loader that have a value here, each
 * emptied: `LD_LIBRARY_PATH`, as CUDA's set-up leaves it, `LD_PRELOAD`, `DYLD_…`.
 *
 * With `--allow-run` for some programs alone, Deno starts none of them while
 * such a variable is set, for it could make them load anything. As a command's
 * `env` this lets them start.
 *
 * @returns Nothing where the environment may not be read.
 *
 * @example
 * ```ts
 * import { emptiedLoaderVariables } from "@revisage/core";
 *
 * const env = { ...emptiedLoaderVariables(), LC_ALL: "C" };
 * new Deno.Command("uname", { env });
 * ```
 */
export function emptiedLoaderVariables(): Record<string, string> {
  try {
    const names = Object.keys(Deno.env.toObject());
    const loader = names.filter((name) => /^(LD|DYLD)_/.test(name));
    return Object.fromEntries(loader.map((name) => [name, ""]));
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable) return {};
    throw error;
  }
}
