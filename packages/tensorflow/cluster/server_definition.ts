import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { encodeConfig, message } from "../ffi/config_proto.ts";

/** All workers are tasks of one job. */
const JOB = "worker";

/** Field numbers, from TensorFlow's tensorflow_server.proto and cluster.proto. */
const CLUSTER = 1, JOB_NAME = 2, TASK_INDEX = 3, SESSION_CONFIG = 4;
const PROTOCOL = 5;
const JOBS = 1, NAME = 1, TASKS = 2;
const KEY = 1, VALUE = 2;

/** A worker, as TensorFlow calls it. */
export function taskName(index: number): string {
  return `/job:${JOB}/replica:0/task:${index}`;
}

/** The worker that brings the others together. */
export const GROUP_LEADER: string = taskName(0);

/** Encodes the `ServerDef` of one worker. */
export function encodeServerDefinition(
  workers: readonly string[],
  index: number,
): Uint8Array<ArrayBuffer> {
  const { LengthDelimited, Varint } = WireType;
  const w = new BinaryWriter();
  message(w, CLUSTER, (w) =>
    message(w, JOBS, (w) => {
      w.tag(NAME, LengthDelimited).string(JOB);
      workers.forEach((address, i) =>
        message(w, TASKS, (w) =>
          w.tag(KEY, Varint).int32(i)
            .tag(VALUE, LengthDelimited).string(address))
      );
      return w;
    }));
  w.tag(JOB_NAME, LengthDelimited).string(JOB);
  w.tag(TASK_INDEX, Varint).int32(index);
  w.tag(SESSION_CONFIG, LengthDelimited)
    .bytes(encodeConfig({ groupLeader: GROUP_LEADER }));
  w.tag(PROTOCOL, LengthDelimited).string("grpc");
  return w.finish();
}
