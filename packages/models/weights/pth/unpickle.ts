import type { Cursor } from "./cursor.ts";
import { PickleMachine, type Vocabulary } from "./pickle_machine.ts";

/** Names and texts are short; a longer one is not from a network. */
const MAX_TEXT = 2 ** 20;
/**
 * A network of 5,000 tensors takes 200,000 instructions. The limit bounds what
 * a hostile file can make out of single bytes.
 */
const MAX_INSTRUCTIONS = 2 ** 20;
const STOP = 0x2e;

/** The instructions that are obeyed: what plain values are made of. */
const INSTRUCTIONS = new Map<number, (machine: PickleMachine) => void>([
  [0x80, protocol],
  [0x95, (m) => m.input.take(8)], // FRAME: its length, which nothing needs.
  // Values.
  [0x4e, (m) => m.push(null)], // NONE
  [0x88, (m) => m.push(true)], // NEWTRUE
  [0x89, (m) => m.push(false)], // NEWFALSE
  [0x4b, (m) => m.push(m.input.unsigned(1))], // BININT1
  [0x4d, (m) => m.push(m.input.unsigned(2))], // BININT2
  [0x4a, (m) => m.push(Number(m.input.signed(4)))], // BININT
  [0x8a, (m) => m.push(number(m.input.signed(m.input.unsigned(1))))], // LONG1
  [0x47, (m) => m.push(m.input.float())], // BINFLOAT
  [0x55, (m) => m.push(text(m.input, 1))], // SHORT_BINSTRING, of Python 2
  [0x54, (m) => m.push(text(m.input, 4))], // BINSTRING, of Python 2
  [0x8c, (m) => m.push(text(m.input, 1))], // SHORT_BINUNICODE
  [0x58, (m) => m.push(text(m.input, 4))], // BINUNICODE
  // Containers. Tuples become lists.
  [0x28, (m) => m.mark()], // MARK
  [0x5d, (m) => m.push([])], // EMPTY_LIST
  [0x29, (m) => m.push([])], // EMPTY_TUPLE
  [0x7d, (m) => m.push(new Map())], // EMPTY_DICT
  [0x74, (m) => m.push(m.popGroup())], // TUPLE
  [0x85, (m) => m.push(last(m, 1))], // TUPLE1
  [0x86, (m) => m.push(last(m, 2))], // TUPLE2
  [0x87, (m) => m.push(last(m, 3))], // TUPLE3
  [0x61, (m) => m.append(last(m, 1))], // APPEND
  [0x65, (m) => m.append(m.popGroup())], // APPENDS
  [0x73, (m) => m.setItems(last(m, 2))], // SETITEM
  [0x75, (m) => m.setItems(m.popGroup())], // SETITEMS
  // What was made before.
  [0x71, (m) => m.remember(m.input.unsigned(1))], // BINPUT
  [0x72, (m) => m.remember(m.input.unsigned(4))], // LONG_BINPUT
  [0x94, (m) => m.remember()], // MEMOIZE
  [0x68, (m) => m.recall(m.input.unsigned(1))], // BINGET
  [0x6a, (m) => m.recall(m.input.unsigned(4))], // LONG_BINGET
  // Foreign things: the vocabulary alone says what they are.
  [0x63, (m) => named(m, m.input.line(MAX_TEXT), m.input.line(MAX_TEXT))], // GLOBAL
  [0x93, stackGlobal], // STACK_GLOBAL
  [0x52, reduce], // REDUCE
  [0x51, (m) => m.push(m.vocabulary.persistent(m.pop()))], // BINPERSID
  [0x62, build], // BUILD
]);

/**
 * Reads one pickle without running anything: names are looked up in a
 * vocabulary, and what is not in it is refused.
 *
 * Dictionaries become `Map`s, lists and tuples arrays, integers numbers where
 * these are exact and bigints elsewhere.
 *
 * @param input Stands behind the pickle afterwards.
 * @throws {PthError} If the pickle is broken or has other instructions.
 */
export function unpickle(input: Cursor, vocabulary: Vocabulary): unknown {
  const machine = new PickleMachine(input, vocabulary);
  for (let count = 0; count < MAX_INSTRUCTIONS; count++) {
    const code = input.unsigned(1);
    if (code === STOP) return machine.finish();
    const instruction = INSTRUCTIONS.get(code);
    if (instruction === undefined) {
      const hex = code.toString(16).padStart(2, "0");
      throw input.refuse(
        `its pickle must make plain values only, got instruction 0x${hex}`,
      );
    }
    instruction(machine);
  }
  throw input.refuse(
    `its pickle must have at most ${MAX_INSTRUCTIONS} instructions`,
  );
}

function protocol({ input }: PickleMachine): void {
  const version = input.unsigned(1);
  if (version < 2 || version > 5) {
    throw input.refuse(`its pickle protocol must be 2 to 5, got ${version}`);
  }
}

function number(value: bigint): number | bigint {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : value;
}

function text(input: Cursor, lengthBytes: 1 | 4): string {
  const length = input.unsigned(lengthBytes);
  if (length > MAX_TEXT) throw input.refuse("a text in it is too long");
  return new TextDecoder().decode(input.take(length));
}

/** The last values of the stack, in the order in which they were pushed. */
function last(machine: PickleMachine, count: number): unknown[] {
  return Array.from({ length: count }, () => machine.pop()).reverse();
}

function named(machine: PickleMachine, module: string, name: string): void {
  machine.push(machine.vocabulary.global(`${module}.${name}`));
}

function stackGlobal(machine: PickleMachine): void {
  const [module, name] = last(machine, 2);
  named(machine, String(module), String(name));
}

function reduce(machine: PickleMachine): void {
  const [callee, args] = last(machine, 2);
  if (!Array.isArray(args)) throw machine.input.refuse("its pickle is broken");
  machine.push(machine.vocabulary.reduce(callee, args));
}

/** Notes that PyTorch keeps beside a dictionary are passed over. */
function build(machine: PickleMachine): void {
  machine.pop();
  if (machine.top() instanceof Map) return;
  throw machine.input.refuse("only a dictionary in it may have attributes");
}
