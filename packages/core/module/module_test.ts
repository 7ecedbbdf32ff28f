import * as tf from "@tensorflow/tfjs";
import { assertEquals, assertStrictEquals, assertThrows } from "@std/assert";
import { countParameters } from "./count_parameters.ts";
import { Module } from "./module.ts";

await tf.setBackend("cpu");

class Norm extends Module {
  readonly scale: tf.Variable<tf.Rank.R1>;
  readonly mean: tf.Variable<tf.Rank.R1>;

  constructor(channels: number) {
    super();
    this.scale = this.parameter("scale", () => tf.ones([channels]));
    this.mean = this.buffer("mean", tf.zeros([channels]));
  }
}

class Block extends Module {
  readonly before: Norm;
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly after: Norm;

  constructor(channels: number) {
    super();
    this.before = this.child("before", new Norm(channels));
    this.weight = this.parameter("weight", tf.eye(channels));
    this.after = this.child("after", new Norm(channels));
  }
}

class Network extends Module {
  readonly blocks: readonly Block[];

  constructor(widths: readonly number[]) {
    super();
    this.blocks = widths.map((width, i) =>
      this.child(`block${i}`, new Block(width))
    );
  }
}

/** Registers whatever a test asks for. */
class Custom extends Module {
  constructor(build: (self: Custom) => void) {
    super();
    build(this);
  }
  add = (name: string, init: tf.Tensor | (() => tf.Tensor) = tf.scalar(0)) =>
    this.parameter(name, init);
  keep = (name: string) => this.buffer(name, tf.scalar(0));
  hold = (name: string, module: Module) => this.child(name, module);
}

/** Runs `body` and asserts that no tensor is left over. */
function assertLevel(body: () => void): void {
  const before = tf.memory();
  body();
  const after = tf.memory();
  assertEquals(after.numTensors, before.numTensors);
  assertEquals(after.numBytes, before.numBytes);
}

Deno.test("Module lists paths and kinds in the order of registration", () => {
  using network = new Network([2, 3]);
  const listed = [...network.variables()];
  assertEquals(listed.map(({ path, kind }) => `${path} ${kind}`), [
    "block0.before.scale parameter",
    "block0.before.mean buffer",
    "block0.weight parameter",
    "block0.after.scale parameter",
    "block0.after.mean buffer",
    "block1.before.scale parameter",
    "block1.before.mean buffer",
    "block1.weight parameter",
    "block1.after.scale parameter",
    "block1.after.mean buffer",
  ]);
  assertStrictEquals(listed[2]!.variable, network.blocks[0]!.weight);
  assertStrictEquals(listed[9]!.variable, network.blocks[1]!.after.mean);
});

Deno.test("Module starts its variables at what it was given", () => {
  using block = new Block(2);
  assertEquals([...block.weight.dataSync()], [1, 0, 0, 1]);
  assertEquals([...block.before.scale.dataSync()], [1, 1]);
  assertEquals(block.after.mean.shape, [2]);
});

Deno.test("Module makes parameters trainable and buffers not", () => {
  using norm = new Norm(1);
  assertEquals([norm.scale.trainable, norm.mean.trainable], [true, false]);
  const { grads } = tf.variableGrads(() =>
    norm.scale.add(norm.mean).asScalar()
  );
  assertEquals(Object.keys(grads), [norm.scale.name]);
  tf.dispose(grads);
});

Deno.test("Module can be made twice: its variables share no names", () => {
  using one = new Network([2]);
  using other = new Network([2]);
  const names = [...one.variables(), ...other.variables()]
    .map(({ variable }) => variable.name);
  assertEquals(new Set(names).size, names.length);
});

Deno.test("Module frees all it holds, and what init made on the way", () => {
  assertLevel(() => {
    using _network = new Network([2, 3, 4]);
    using _custom = new Custom((self) => {
      self.add("taken over", tf.ones([100]));
      self.add("computed", () => tf.ones([10]).mul(2).add(1));
    });
  });
});

Deno.test("Module frees its variables inside tf.tidy, and tf.tidy leaves them", () => {
  assertLevel(() => {
    const made: Norm[] = [];
    tf.tidy(() => {
      made.push(new Norm(2));
    });
    using norm = made[0]!;
    assertEquals([...norm.scale.dataSync()], [1, 1]);
  });
});

Deno.test("Module disposed twice frees nothing that others share", () => {
  const norm = new Norm(3);
  const copy = norm.scale.clone();
  norm[Symbol.dispose]();
  const { numTensors, numBytes } = tf.memory();
  norm[Symbol.dispose]();
  assertEquals(tf.memory().numTensors, numTensors);
  assertEquals(tf.memory().numBytes, numBytes);
  assertEquals([...copy.dataSync()], [1, 1, 1]);
  copy.dispose();
});

Deno.test("Module disposes a child that was disposed before", () => {
  assertLevel(() => {
    using block = new Block(2);
    block.before[Symbol.dispose]();
  });
});

const REFUSED: Record<string, (self: Custom) => void> = {
  'Cannot register parameter "": the name must not be empty': (self) =>
    self.add(""),
  'Cannot register buffer "a.b": the name must not contain a dot': (self) =>
    self.keep("a.b"),
  'Cannot register child ".": the name must not contain a dot': (self) =>
    self.hold(".", new Norm(1)),
  'Cannot register buffer "twice": the name is taken': (self) => {
    self.add("twice");
    self.keep("twice");
  },
  'Cannot register child "twice": the name is taken': (self) => {
    self.keep("twice");
    self.hold("twice", new Norm(1));
  },
  'Cannot register parameter "twice": the name is taken': (self) => {
    self.hold("twice", new Norm(1));
    self.add("twice");
  },
  'Cannot register child "b": the module has a parent already': (self) => {
    const norm = self.hold("a", new Norm(1));
    self.hold("b", norm);
  },
  'Cannot register parameter "w": init must be a tensor to take over, got a variable':
    (self) => self.add("w", new Norm(1).scale),
};

for (const [message, build] of Object.entries(REFUSED)) {
  Deno.test(`Module says: ${message}`, () => {
    const error = assertThrows(() => new Custom(build), Error);
    assertEquals(error.message, message);
  });
}

Deno.test("Module takes any other name", () => {
  using custom = new Custom((self) => {
    for (const name of ["__proto__", "constructor", "a b", "0"]) self.add(name);
  });
  assertEquals(
    [...custom.variables()].map(({ path }) => path),
    ["__proto__", "constructor", "a b", "0"],
  );
});

Deno.test("countParameters() counts numbers, not buffers", () => {
  using network = new Network([2, 3]);
  // Of each width n: n×n weights and twice n scales.
  assertEquals(countParameters(network), (4 + 4) + (9 + 6));
});
