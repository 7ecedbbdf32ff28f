/** How a library begins, by operating system and processor. */
export function libraryHeader(os: string, arch: string): Uint8Array {
  const view = new DataView(new ArrayBuffer(64));
  if (os === "linux") {
    view.setUint32(0, 0x7f454c46);
    view.setUint16(18, arch === "x86_64" ? 62 : 183, true);
  } else {
    view.setUint32(0, 0xcffaedfe);
    view.setUint32(4, arch === "x86_64" ? 0x01000007 : 0x0100000c, true);
  }
  return new Uint8Array(view.buffer);
}
