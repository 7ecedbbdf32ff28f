import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";

/** What of TensorFlow's `ConfigProto` this package sets. */
export interface SessionConfig {
  /** Threads within one operation; 0 takes one per core. */
  readonly intraOpThreads?: number;
  /** Operations that run at once. */
  readonly interOpThreads?: number;
  /** Rewrites a graph to compute in bfloat16 where that is safe. */
  readonly bfloat16?: boolean;
  /** The task that hands out keys for collective operations. */
  readonly groupLeader?: string;
}

/** Field numbers, from TensorFlow's config.proto and rewriter_config.proto. */
const INTRA_OP = 2, INTER_OP = 5, GPU_OPTIONS = 6, GRAPH_OPTIONS = 10;
const EXPERIMENTAL = 16;
const ALLOW_GROWTH = 4, REWRITE_OPTIONS = 10, GROUP_LEADER = 1;
const AUTO_MIXED_PRECISION_ONEDNN_BFLOAT16 = 31, ON = 1;

/** Encodes a `ConfigProto`. GPU memory always grows as it is needed. */
export function encodeConfig(config: SessionConfig): Uint8Array<ArrayBuffer> {
  const w = new BinaryWriter();
  if (config.intraOpThreads) {
    w.tag(INTRA_OP, WireType.Varint).int32(config.intraOpThreads);
  }
  if (config.interOpThreads) {
    w.tag(INTER_OP, WireType.Varint).int32(config.interOpThreads);
  }
  message(
    w,
    GPU_OPTIONS,
    (w) => w.tag(ALLOW_GROWTH, WireType.Varint).bool(true),
  );
  if (config.bfloat16) {
    message(
      w,
      GRAPH_OPTIONS,
      (w) =>
        message(
          w,
          REWRITE_OPTIONS,
          (w) =>
            w.tag(AUTO_MIXED_PRECISION_ONEDNN_BFLOAT16, WireType.Varint).int32(
              ON,
            ),
        ),
    );
  }
  const { groupLeader } = config;
  if (groupLeader !== undefined) {
    message(
      w,
      EXPERIMENTAL,
      (w) => w.tag(GROUP_LEADER, WireType.LengthDelimited).string(groupLeader),
    );
  }
  return w.finish();
}

/** Writes a message field. */
export function message(
  w: BinaryWriter,
  field: number,
  write: (w: BinaryWriter) => BinaryWriter,
): BinaryWriter {
  return write(w.tag(field, WireType.LengthDelimited).fork()).join();
}
