import { encodeSafetensors, type StoredTensor } from "@revisage/core";
import type { Module } from "@revisage/core/module";

/**
 * The SHA-256 of all weights of a module, in hexadecimal: that of the
 * safetensors file which holds them by path, so that it depends on no file's
 * metadata and on no order.
 */
export async function weightsDigest(module: Module): Promise<string> {
  const tensors: [string, StoredTensor][] = [];
  for (const { path, variable } of module.variables()) {
    const data = await variable.data() as Float32Array;
    tensors.push([path, { dtype: "F32", shape: variable.shape, data }]);
  }
  return await sha256(encodeSafetensors(tensors));
}

/** The SHA-256 of bytes, 64 lowercase hexadecimal digits. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(hash).toHex();
}
