import { defineDriver, ErrorNumber, type OpenRequest } from "@libvirt-ts/driver";
import { expect, it } from "vitest";
import { createLibvirt } from "../libvirt.js";

const requests: OpenRequest[] = [];
const library = createLibvirt({
  drivers: [
    defineDriver({
      name: "One",
      version: 1,
      accepts: () => true,
      async open(request) {
        requests.push(request);
        return { listDomains: async () => [], close: async () => {} };
      },
    }),
  ],
});

it("tells drivers what who opens a connection says beside its URI", async () => {
  const settings = {
    credentials: () => ({ username: "u" }),
    reconnect: { delay: 1 },
    keepalive: { interval: 1000, count: 3 },
    programs: true,
  } as const;
  await (await library.open("any:///", settings)).close();
  await (await library.openReadOnly("any:///", { reconnect: true })).close();
  await (await library.openOperations("any:///", { programs: false, readOnly: true })).close();
  expect(requests).toMatchObject([settings, { reconnect: true }, { programs: false, readOnly: true }]);
  expect("credentials" in requests[1]!).toBe(false);
});

it.each([
  [{ credentials: "fred" }, /credentials is a function/],
  [{ reconnect: 5 }, /reconnect is true or a policy/],
  [{ keepalive: 5 }, /keepalive has an interval and a count/],
  [{ keepalive: { interval: -1 } }, /keepalive has an interval and a count/],
  [{ programs: "yes" }, /programs is true or false/],
  [{ signal: 1 }, /signal is an AbortSignal/],
  [{ colour: "red" }, /colour/],
  [null, /options/],
])("refuses %j", async (options, message) => {
  await expect(library.open("any:///", options as never)).rejects.toMatchObject({
    code: ErrorNumber.INVALID_ARG,
    message,
  });
});
