import type {
  KernelConfig,
  StringToHashBucketFastAttrs,
} from "@tensorflow/tfjs";
import { intAttribute } from "../binding/attributes.ts";
import { kernel } from "./kernel.ts";

/** Numbers texts by a hash of their bytes. */
export const STRING_TO_HASH_BUCKET_FAST: KernelConfig = kernel<
  "input",
  StringToHashBucketFastAttrs
>("StringToHashBucketFast", (native, { input }, { numBuckets }) => {
  const bucket = native.one("StringToHashBucketFast", [input], [
    intAttribute("num_buckets", numBuckets),
  ]);
  return native.cast(bucket, "int32");
});
