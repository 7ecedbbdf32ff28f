/**
 * Runs a test on a disk of a few megabytes.
 *
 * @returns Whether there was one: mounting needs root, on Linux.
 */
export async function onSmallDisk(
  folder: string,
  megabytes: number,
  test: () => Promise<void>,
): Promise<boolean> {
  if (!await mount(folder, megabytes)) {
    console.log("Not tested: mounting a small disk needs root.");
    return false;
  }
  try {
    await test();
  } finally {
    await new Deno.Command("umount", { args: [folder] }).output();
  }
  return true;
}

async function mount(folder: string, megabytes: number): Promise<boolean> {
  if (Deno.build.os !== "linux") return false;
  const args = ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder];
  try {
    const command = new Deno.Command("mount", { args, stderr: "null" });
    return (await command.output()).success;
  } catch {
    return false;
  }
}

/** Writes a file until not one byte more has room. */
export function fillDisk(path: string): void {
  using file = Deno.openSync(path, { create: true, write: true });
  for (const size of [2 ** 16, 2 ** 12, 1]) {
    try {
      while (file.writeSync(new Uint8Array(size)) > 0);
    } catch {
      // Smaller pieces may still have room.
    }
  }
}
