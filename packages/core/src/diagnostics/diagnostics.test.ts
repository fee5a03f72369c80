import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type DriverConnection, defineDriver, ErrorDomain, ErrorNumber, noDomain } from "@libvirt-ts/driver";
import { describe, expect, it } from "vitest";
import { createLibvirt } from "../libvirt.js";
import { type DiagnosticMessage, formatDiagnostic } from "./diagnostics.js";

const uuid = "11111111-2222-3333-4444-555555555555";

const driver = (methods: Partial<DriverConnection>) =>
  defineDriver({
    name: "Mine",
    version: 1,
    accepts: () => true,
    open: async () => ({
      close: async () => {},
      listDomains: async () => [7],
      domainLookupByName: async (name) => ({ uuid, name, id: 7 }),
      ...methods,
    }),
  });

/** What both channels tell while something is done. */
async function told(act: () => Promise<unknown>): Promise<DiagnosticMessage[]> {
  const messages: DiagnosticMessage[] = [];
  const listen = (message: unknown) => messages.push(message as DiagnosticMessage);
  subscribe("libvirt:call", listen);
  subscribe("libvirt:driver", listen);
  try {
    await act();
  } finally {
    unsubscribe("libvirt:call", listen);
    unsubscribe("libvirt:driver", listen);
  }
  return messages;
}

const withoutTimes = (line: string) => line.replace(/took [\d.]+ ms/, "took a while");

describe("the channels", () => {
  it("tell which driver was asked what, how long it took and what came back", async () => {
    const { open } = createLibvirt({
      drivers: [
        driver({
          domainGetXMLDesc: async () => "<domain><passwd>secret</passwd></domain>",
          domainSuspend: async () => {
            throw noDomain(ErrorDomain.NONE, "'web'");
          },
        }),
      ],
    });
    const messages = await told(async () => {
      const conn = await open("x://me:secret@host/");
      const dom = await conn.lookupByName("web", { signal: new AbortController().signal });
      await dom.XMLDesc();
      await dom.suspend().catch(() => {});
      await conn.close();
    });
    expect(messages.map(formatDiagnostic).map(withoutTimes)).toEqual([
      "virConnectOpen()",
      "virConnectOpen() took a while: a Connect",
      "virDomainLookupByName()",
      "Mine: domainLookupByName('web')",
      "Mine: domainLookupByName('web') took a while: 'web'",
      "virDomainLookupByName() took a while: 'web'",
      "virDomainGetXMLDesc(web)",
      "Mine: domainGetXMLDesc('web', 0)",
      "Mine: domainGetXMLDesc('web', 0) took a while: <domain> of 40 characters",
      "virDomainGetXMLDesc(web) took a while: <domain> of 40 characters",
      "virDomainSuspend(web)",
      "Mine: domainSuspend('web')",
      "Mine: domainSuspend('web') took a while: NO_DOMAIN: domain not found: 'web'",
      "virDomainSuspend(web) took a while: NO_DOMAIN: domain not found: 'web'",
      "virConnectClose()",
      "virConnectClose() took a while: nothing",
    ]);
    expect(messages[0]).toMatchObject({ phase: "start", uri: "x://…@host/" });
    expect(messages.at(-3)).toMatchObject({ phase: "end", error: { code: ErrorNumber.NO_DOMAIN } });
    expect(JSON.stringify(messages)).not.toContain("secret");
  });

  it.each(["x://me:a/secret@host/", "x://me:a?secret#@host/", "x://me:a@secret@host/"])(
    "tell nothing of a password, whatever characters it has: %s",
    async (uri) => {
      const { open } = createLibvirt({ drivers: [driver({})] });
      const messages = await told(async () => (await open(uri)).close());
      expect(messages[0]).toMatchObject({ phase: "start", uri: "x://…@host/" });
      expect(JSON.stringify(messages)).not.toContain("secret");
    },
  );

  it("let even who waits for nothing find his own frame", async () => {
    const { open } = createLibvirt({
      drivers: [
        driver({ domainSuspend: () => new Promise((_, reject) => setImmediate(reject, new Error("no"))) }),
      ],
    });
    await told(async () => {
      const dom = await (await open("x:///")).lookupByName("web");
      const failed = new Promise<Error>((resolve) => {
        (function lonelyFunction() {
          dom.suspend().catch(resolve);
        })();
      });
      expect((await failed).stack).toContain("lonelyFunction");
    });
  });
});
