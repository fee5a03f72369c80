import { describe, expect, it } from "vitest";
import { agentShapes } from "./agent-shapes.js";
import { QmpProtocolError } from "./errors.js";
import type { JsonValue } from "./json.js";
import { assertShape, compileShape, type Shape } from "./shape.js";

const disk = { "bus-type": "virtio", bus: 0, target: 0, unit: 2n ** 60n };
const system = { name: "vda1", mountpoint: "/", type: "ext4", disk: [disk], "of tomorrow": null };

describe("an answer's shape", () => {
  it.each<[JsonValue, Shape]>([
    ["x", "text"],
    [1.5, "number"],
    [2n ** 60n, "number"],
    [2n ** 60n, "integer"],
    [false, "truth"],
    [[], ["text"]],
    [{}, {}],
    [{ more: 1 }, { "less?": "text" }],
    [{ a: "1", b: "2" }, { "*": "text" }],
    [[system, { ...system, "used-bytes": 5 }], agentShapes["guest-get-fsinfo"]],
  ])("%o is right", (value, shape) => {
    expect(() => assertShape(value, compileShape(shape), "it")).not.toThrow();
  });

  it.each<[JsonValue, Shape, string]>([
    [5, "text", "it: expected text, got number"],
    [1.5, "integer", "it: expected integer, got number"],
    [null, {}, "it: expected an object, got null"],
    [[], {}, "it: expected an object, got a list"],
    [{}, ["text"], "it: expected a list, got object"],
    [["a", null], ["text"], "it[1]: expected text, got null"],
    [{ a: "1", b: 2 }, { "*": "text" }, "it.b: expected text, got number"],
    [{}, { name: "text" }, "it.name: expected text, got undefined"],
    [{ name: null }, { "name?": "text" }, "it.name: expected text, got null"],
    [
      [{ ...system, disk: [{ ...disk, dev: [] }] }],
      agentShapes["guest-get-fsinfo"],
      "it[0].disk[0].dev: expected text, got a list",
    ],
  ])("%o is wrong", (value, shape, message) => {
    expect(() => assertShape(value, compileShape(shape), "it")).toThrow(
      expect.objectContaining({ name: QmpProtocolError.name, message }),
    );
  });
});
