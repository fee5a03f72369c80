import { expect, it } from "vitest";
import { inheritedListener, inheritedSockets } from "./inherited.js";

it("takes what was opened for this process, by its names", () => {
  const env = {
    LISTEN_PID: "7",
    LISTEN_FDS: "3",
    LISTEN_FDNAMES: "libvirt-tsd.socket:libvirt-tsd-ro.socket",
  };
  expect(inheritedSockets(env, 7).map(inheritedListener)).toEqual([
    { type: "inherited", descriptor: 3, readOnly: false },
    { type: "inherited", descriptor: 4, readOnly: true },
    { type: "inherited", descriptor: 5, readOnly: false },
  ]);
});

it.each([
  ["for another process", { LISTEN_PID: "8", LISTEN_FDS: "1" }],
  ["nothing", {}],
  ["no number", { LISTEN_PID: "7", LISTEN_FDS: "many" }],
  ["too much", { LISTEN_PID: "7", LISTEN_FDS: "100000000" }],
])("takes nothing of what was opened %s", (_, env) => {
  expect(inheritedSockets(env, 7)).toEqual([]);
});
