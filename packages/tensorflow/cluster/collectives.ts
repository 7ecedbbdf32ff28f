import {
  type Attribute,
  floatAttribute,
  intAttribute,
  intsAttribute,
  shapeAttribute,
  stringAttribute,
  typeAttribute,
} from "../binding/attributes.ts";
import type { NativeDType } from "../binding/dtypes.ts";

/** Those who take part in every collective operation. */
export interface Group {
  readonly workers: readonly string[];
  /** Which of them this process is. */
  readonly index: number;
  /** How long a call waits for the others. */
  readonly timeoutSeconds: number;
}

/** How tensors of several workers become one. */
export type Operation = "mean" | "sum";

/** An operation of TensorFlow's, and what it is told. */
export interface Collective {
  readonly op: string;
  /** Who only receives gives no tensor. */
  readonly sends: boolean;
  readonly attributes: readonly Attribute[];
}

/** There is one group: all workers take part in everything. */
const GROUP_KEY = 1;

/**
 * How many parts of a tensor travel around the ring at once: one part is added
 * up while another is on its way.
 */
const PARTS = 2;

/** Adds up a tensor of all workers, or averages it. */
export function reduce(
  group: Group,
  key: number,
  type: NativeDType,
  operation: Operation,
): Collective {
  return {
    op: "CollectiveReduce",
    sends: true,
    attributes: [
      ...common(group, key, type),
      stringAttribute("merge_op", "Add"),
      stringAttribute("final_op", operation === "mean" ? "Div" : "Id"),
      intsAttribute("subdiv_offsets", new Array<number>(PARTS).fill(0)),
      intsAttribute("wait_for", []),
    ],
  };
}

/** Lays the tensors of all workers one behind the other. */
export function gather(
  group: Group,
  key: number,
  type: NativeDType,
  shape: readonly number[],
): Collective {
  return {
    op: "CollectiveGather",
    sends: true,
    attributes: [...common(group, key, type), shapeAttribute("shape", shape)],
  };
}

/** Gives worker 0's tensor to all: it sends, the others receive. */
export function broadcast(
  group: Group,
  key: number,
  type: NativeDType,
  shape: readonly number[],
): Collective {
  const sends = group.index === 0;
  return {
    op: sends ? "CollectiveBcastSend" : "CollectiveBcastRecv",
    sends,
    attributes: [...common(group, key, type), shapeAttribute("shape", shape)],
  };
}

function common(group: Group, key: number, type: NativeDType): Attribute[] {
  return [
    typeAttribute("T", type),
    intAttribute("group_size", group.workers.length),
    intAttribute("group_key", GROUP_KEY),
    intAttribute("instance_key", key),
    stringAttribute("communication_hint", "ring"),
    // None: TensorFlow would free what an operation still uses (see Watchdog).
    floatAttribute("timeout_seconds", 0),
  ];
}
