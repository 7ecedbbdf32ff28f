/** Says a line to whoever waits. */
export type Tell = (line: string) => void;

/** Tells each tenth of some work, rather than each piece. */
export function eachTenth(
  tell: Tell,
): (what: string, done: number, total: number) => void {
  let told = 0;
  return (what, done, total) => {
    const tenths = Math.floor(10 * done / total);
    if (tenths === told) return;
    told = tenths;
    if (tenths > 0) tell(`${what}: ${10 * tenths} %`);
  };
}
