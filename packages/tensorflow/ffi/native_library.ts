import { cString, openLibc } from "./libc.ts";
import { type Address, type NativeFunctions, SYMBOLS } from "./symbols.ts";

/** Flags of `dlopen`, from <dlfcn.h>. */
const RTLD_NOW = 2;
const RTLD_NODELETE = Deno.build.os === "darwin" ? 0x80 : 0x1000;
const RTLD_DEEPBIND = Deno.build.os === "linux" ? 8 : 0;

/** What TensorFlow said when a call did not succeed. */
export class StatusError extends Error {
  override readonly name = "StatusError";

  /** @param code `TF_Code`: 3 is an invalid argument, 8 is out of memory, … */
  constructor(readonly code: number, message: string) {
    super(message);
  }
}

/** TensorFlow's C functions, and the `TF_Status` that they report into. */
export class NativeLibrary {
  readonly status: Address;
  readonly #names = new Map<string, Uint8Array<ArrayBuffer>>();

  private constructor(
    /** The file that was opened. */
    readonly path: string,
    readonly c: NativeFunctions,
  ) {
    this.status = c.TF_NewStatus();
  }

  /**
   * Opens the shared library.
   *
   * @throws {Error} If the file is no library, or not TensorFlow's.
   */
  static open(path: string): NativeLibrary {
    try {
      pin(path);
      return new NativeLibrary(path, Deno.dlopen(path, SYMBOLS).symbols);
    } catch (cause) {
      if (cause instanceof Deno.errors.NotCapable) throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new Error(
        `Cannot open ${path} as TensorFlow's library: ${reason}. ` +
          `It must be libtensorflow_cc of TensorFlow 2.16 or newer, for this ` +
          `processor, with libtensorflow_framework beside it.`,
        { cause },
      );
    }
  }

  get version(): string {
    return text(this.c.TF_Version());
  }

  /** Throws what the last call reported, if it failed. */
  check(): void {
    const code = this.c.TF_GetCode(this.status);
    if (code === 0) return;
    throw new StatusError(code, clean(text(this.c.TF_Message(this.status))));
  }

  /** A NUL-terminated string. It is kept: for names, not for data. */
  name(value: string): Uint8Array<ArrayBuffer> {
    let bytes = this.#names.get(value);
    if (bytes === undefined) {
      bytes = cString(value);
      this.#names.set(value, bytes);
    }
    return bytes;
  }
}

/**
 * Loads a library so that the process survives it, before Deno opens it.
 *
 * It is never unloaded: if Deno finds that a function is missing and unloads
 * TensorFlow, the process ends with it. And it takes its own LLVM, not that of a
 * graphics driver which WebGPU may have loaded before.
 */
function pin(path: string): void {
  const libc = openLibc({
    dlopen: { parameters: ["buffer", "i32"], result: "pointer" },
  });
  const flags = RTLD_NOW | RTLD_NODELETE | RTLD_DEEPBIND;
  libc?.symbols.dlopen(cString(path), flags);
  libc?.close();
}

/** Reads a C string. */
export function text(pointer: Deno.PointerValue): string {
  return pointer === null ? "" : Deno.UnsafePointerView.getCString(pointer);
}

/** Takes TensorFlow's own bookkeeping out of its message. */
function clean(message: string): string {
  return message.replaceAll(/\{\{[^}]*\}\}\s*/g, "")
    .replace(/\s*\[Op:\w*\]( name: .*)?$/, "")
    .split("\n\t [[")[0]!.trim();
}
