/** Known starts of files: a name, and bytes from the first or a later one. */
const STARTS: readonly (readonly [name: string, start: string, at?: number])[] =
  [
    ["PNG", "\x89PNG\r\n\x1a\n"],
    ["JPEG", "\xff\xd8\xff"],
    ["GIF", "GIF8"],
    ["BMP", "BM"],
    ["WebP", "WEBP", 8],
    ["TIFF", "II*\0"],
    ["TIFF", "MM\0*"],
    ["AVIF", "ftypavif", 4],
    ["AVIF", "ftypavis", 4],
    ["HEIC", "ftyphei", 4],
    ["HEIC", "ftypmif1", 4],
    ["JPEG XL", "\xff\x0a"],
    ["JPEG XL", "\0\0\0\x0cJXL "],
    ["JPEG 2000", "\0\0\0\x0cjP  "],
    ["PSD", "8BPS"],
    ["ICO", "\0\0\x01\0"],
    ["PDF", "%PDF"],
    ["SVG", "<svg"],
    ["XML or SVG", "<?xml"],
    ["PNM", "P5"],
    ["PNM", "P6"],
  ];

/** The name of a file's format, by its first bytes; if it is a known one. */
export function fileKind(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  return STARTS.find(([, known, at = 0]) => start.startsWith(known, at))?.[0];
}
