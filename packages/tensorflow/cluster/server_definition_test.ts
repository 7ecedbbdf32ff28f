import { assertEquals } from "@std/assert";
import { encodeConfig } from "../ffi/config_proto.ts";
import {
  encodeServerDefinition,
  GROUP_LEADER,
  taskName,
} from "./server_definition.ts";

Deno.test("encodeServerDefinition() writes TensorFlow's ServerDef", () => {
  const text = (string: string) => [...new TextEncoder().encode(string)];
  const config = [...encodeConfig({ groupLeader: GROUP_LEADER })];
  const tasks = [
    ...[0x12, 7, 0x08, 0, 0x12, 3, ...text("a:1")], // tasks { 0: "a:1" }
    ...[0x12, 8, 0x08, 1, 0x12, 4, ...text("b:22")], // tasks { 1: "b:22" }
  ];
  const job = [0x0a, 6, ...text("worker"), ...tasks]; // name, tasks
  const expected = [
    ...[0x0a, job.length + 2, 0x0a, job.length, ...job], // cluster { job }
    ...[0x12, 6, ...text("worker")], // job_name
    ...[0x18, 1], // task_index
    ...[0x22, config.length, ...config], // default_session_config
    ...[0x2a, 4, ...text("grpc")], // protocol
  ];
  assertEquals([...encodeServerDefinition(["a:1", "b:22"], 1)], expected);
});

Deno.test("worker 0 brings the others together", () => {
  assertEquals(GROUP_LEADER, "/job:worker/replica:0/task:0");
  assertEquals(taskName(3), "/job:worker/replica:0/task:3");
});
