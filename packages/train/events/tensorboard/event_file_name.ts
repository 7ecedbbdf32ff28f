const PREFIX = "events.out.tfevents.";

/**
 * Names a new event file of a folder, as TensorFlow does: time, host, process.
 *
 * TensorBoard reads the files of a folder in the order of their names. So the
 * time is later than in any name there, even if the clock was set back.
 *
 * @param names Of the files in the folder.
 * @param seconds Since 1970.
 */
export function eventFileName(
  names: Iterable<string>,
  seconds: number,
  host: string,
  process: number,
): string {
  let time = Math.floor(seconds);
  for (const name of names) {
    if (!name.startsWith(PREFIX)) continue;
    const taken = parseInt(name.slice(PREFIX.length), 10);
    if (taken >= time) time = taken + 1;
  }
  const digits = String(time).padStart(10, "0"); // Sorts until the year 2286.
  return `${PREFIX}${digits}.${host}.${process}.0`;
}
