import { EventEmitter } from "node:events";
import { inspect } from "node:util";
import {
  type DriverConnection,
  defineDriver,
  ErrorDomain,
  noDomain,
  operationInvalid,
} from "@libvirt-ts/driver";
import { describe, expect, it } from "vitest";
import { createLibvirt } from "../libvirt.js";

const uuid = "11111111-2222-3333-4444-555555555555";
const failure = () => operationInvalid(ErrorDomain.TEST, "web");

/** Fails as deep inside as drivers do. */
async function deep(levels: number): Promise<never> {
  await Promise.resolve();
  if (levels > 0) return deep(levels - 1);
  throw failure();
}

async function domainOf(methods: Partial<DriverConnection>) {
  const driver = defineDriver({
    name: "Mine",
    version: 1,
    accepts: () => true,
    open: async () => ({
      close: async () => {},
      listDomains: async () => [],
      domainLookupByName: async (name) => ({ uuid, name }),
      ...methods,
    }),
  });
  const conn = await createLibvirt({ drivers: [driver] }).open("mine:///");
  return { conn, dom: await conn.lookupByName("web") };
}

describe("the caller's own frame", () => {
  it.each<[string, Partial<DriverConnection>]>([
    ["at once", { domainSuspend: () => Promise.reject(failure()) }],
    ["deep inside", { domainSuspend: () => deep(30) }],
    [
      "when a socket is heard",
      {
        domainSuspend: () =>
          new Promise((_, reject) => {
            const socket = new EventEmitter().on("data", () => reject(failure()));
            setImmediate(() => socket.emit("data"));
          }),
      },
    ],
  ])("stands in the stack of what fails %s", async (_, methods) => {
    const { dom } = await domainOf(methods);
    async function suspendingFunction() {
      await dom.suspend();
    }
    async function changingFunction() {
      await dom.destroy();
    }
    const error = await suspendingFunction().catch((error) => error);
    expect(error.stack).toMatch(/^LibvirtError: operation is not valid/);
    expect(error.stack).toContain("suspendingFunction");
    expect((await changingFunction().catch((error) => error)).stack).toContain("changingFunction");
    expect(inspect(error)).toMatch(/^LibvirtError: /);
  });

  it("stands there when arguments are refused, when several are waited for, and once only", async () => {
    const { conn, dom } = await domainOf({
      domainLookupByName: async (name) => {
        if (name === "none") throw noDomain(ErrorDomain.TEST, name);
        return { uuid, name };
      },
    });
    async function refusedFunction() {
      await dom.setVcpus(-1);
    }
    async function waitingFunction() {
      await Promise.all([conn.lookupByName("web"), conn.lookupByName("none")]);
    }
    for (const [call, name] of [
      [refusedFunction, "refusedFunction"],
      [waitingFunction, "waitingFunction"],
    ] as const) {
      const { stack } = await call().catch((error) => error);
      expect(stack.split(name)).toHaveLength(2);
    }
  });

  it("stands in the stack of a connection that does not open", async () => {
    async function openingFunction() {
      await createLibvirt({ drivers: [] }).open("x:///");
    }
    expect((await openingFunction().catch((error) => error)).stack).toContain("openingFunction");
  });
});
