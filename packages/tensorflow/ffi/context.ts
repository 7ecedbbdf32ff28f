import { encodeConfig, type SessionConfig } from "./config_proto.ts";
import { type NativeLibrary, text } from "./native_library.ts";
import type { Address } from "./symbols.ts";

/** Something that TensorFlow can compute on. */
export interface Device {
  /** As TensorFlow writes it: `/job:localhost/replica:0/task:0/device:CPU:0`. */
  readonly name: string;
  /** `CPU`, `GPU`, … */
  readonly type: string;
}

/** TensorFlow's eager context: the devices, and the functions made for them. */
export interface Context {
  readonly address: Address;
  readonly devices: readonly Device[];
  /** The device that tensors are put on: the first GPU, else the CPU. */
  readonly device: Device;
  /** The settings that compiled functions are run with, too. */
  readonly config: SessionConfig;
}

/**
 * Creates the context.
 *
 * @param server An encoded `ServerDef`, to take part in a cluster.
 */
export function createContext(
  library: NativeLibrary,
  config: SessionConfig,
  server?: Uint8Array<ArrayBuffer>,
): Context {
  const { c, status } = library;
  const options = c.TFE_NewContextOptions();
  const proto = encodeConfig(config);
  let address: Address;
  try {
    c.TFE_ContextOptionsSetConfig(options, proto, BigInt(proto.length), status);
    library.check();
    address = c.TFE_NewContext(options, status);
    library.check();
  } finally {
    c.TFE_DeleteContextOptions(options);
  }
  if (server !== undefined) {
    c.TFE_EnableCollectiveOps(address, server, BigInt(server.length), status);
    library.check();
  }
  const devices = listDevices(library, address);
  const device = devices.find((d) => d.type === "GPU") ??
    devices.find((d) => d.type === "CPU");
  if (device === undefined) throw new Error("TensorFlow found no device");
  return { address, devices, device, config };
}

function listDevices(library: NativeLibrary, context: Address): Device[] {
  const { c, status } = library;
  const list = c.TFE_ContextListDevices(context, status);
  library.check();
  try {
    return Array.from({ length: c.TF_DeviceListCount(list) }, (_, i) => ({
      name: text(c.TF_DeviceListName(list, i, status)),
      type: text(c.TF_DeviceListType(list, i, status)),
    }));
  } finally {
    c.TF_DeleteDeviceList(list);
  }
}
