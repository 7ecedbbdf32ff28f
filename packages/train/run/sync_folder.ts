/**
 * Forces a folder's names to the disk, so that what was renamed in it is so
 * after a power cut too. Windows keeps them by itself.
 */
export async function syncFolder(path: string): Promise<void> {
  if (Deno.build.os === "windows") return;
  using folder = await Deno.open(path);
  await folder.sync();
}
