import {
  connectDomainEventCallbackDeregisterAny,
  connectDomainEventCallbackRegisterAny,
  connectGetHostname,
  connectGetType,
  connectListAllDomains,
  domainEventCallbackLifecycle,
  domainFDAssociate,
  domainGetInfo,
  domainGetXMLDesc,
  domainLookupByName,
  domainResume,
  domainScreenshot,
  domainSuspend,
} from "@libvirt-ts/rpc/protocol";
import { Libvirtd } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { download, RpcClient } from "../src/client/index.js";
import { connectUnix } from "../src/transport/index.js";
import { describeWithDaemon } from "./daemon.js";

describeWithDaemon("a client of the real libvirtd and its test driver", () => {
  let daemon: Libvirtd;
  const open = async (name = "test:///default", more = {}) =>
    RpcClient.connect(await connectUnix({ path: daemon.socketPath }), { name, ...more });

  beforeAll(async () => {
    daemon = await Libvirtd.start();
  });
  afterAll(async () => daemon?.[Symbol.asyncDispose]());

  it("lists, looks up, describes", async () => {
    await using client = await open();
    expect(await client.call(connectGetType)).toEqual({ type: "TEST" });
    const { domains, ret } = await client.call(connectListAllDomains, { needResults: 1, flags: 0 });
    expect([ret, domains]).toEqual([
      1,
      [{ name: "test", uuid: "6695eb01-f6a4-8304-79aa-97f2502e193f", id: 1 }],
    ]);
    const { dom } = await client.call(domainLookupByName, { name: "test" });
    expect(await client.call(domainGetInfo, { dom })).toMatchObject({
      state: 1,
      maxMem: 8_388_608n,
      nrVirtCpu: 2,
    });
    const { xml } = await client.call(domainGetXMLDesc, { dom, flags: 0 });
    expect(xml).toContain("<name>test</name>");
  });

  it("passes the daemon's own error on, whole", async () => {
    await using client = await open();
    const error = await client.call(domainLookupByName, { name: "nobody" }).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 42, domain: 12, level: 2, message: "Domain not found" });
    // A flag that it does not know is its own affair, too.
    const strange = { needResults: 1, flags: 0x8000_0000 };
    const refused = await client.call(connectListAllDomains, strange).catch((thrown) => thrown);
    const place = "testConnectListAllDomains";
    const message = `unsupported flags (0x80000000) in function ${place}`;
    expect(refused).toMatchObject({ code: 8, domain: 12, level: 2, message, str1: place, str2: "flags" });
  });

  it("answers thousands of calls that were made at once, each with its own", async () => {
    await using client = await open();
    const { dom } = await client.call(domainLookupByName, { name: "test" });
    const calls = Array.from({ length: 2_000 }, (_, i) =>
      i % 3 === 0
        ? client.call(domainGetInfo, { dom }).then(({ nrVirtCpu }) => nrVirtCpu === 2)
        : i % 3 === 1
          ? client.call(domainLookupByName, { name: `no-${i}` }).then(
              () => false,
              (error) => error.code === 42,
            )
          : client.call(connectGetHostname).then(({ hostname }) => hostname.length > 0),
    );
    expect(new Set(await Promise.all(calls))).toEqual(new Set([true]));
  });

  it("hears events under one registration, however many listen", async () => {
    await using client = await open();
    const kind = {
      register: connectDomainEventCallbackRegisterAny,
      deregister: connectDomainEventCallbackDeregisterAny,
      event: domainEventCallbackLifecycle,
    };
    const heard: number[][] = [[], []];
    const both = heard.map((list) =>
      client.subscribe(kind, { eventID: 0 }, "lifecycle", ({ msg }) => list.push(msg.event)),
    );
    await Promise.all(both.map(({ ready }) => ready));
    const { dom } = await client.call(domainLookupByName, { name: "test" });
    await client.call(domainSuspend, { dom });
    await client.call(domainResume, { dom });
    // One more round trip, behind which every event is.
    await client.call(domainGetInfo, { dom });
    expect(heard).toEqual([
      [3, 4],
      [3, 4],
    ]);
    await both[0]!.close();
    await client.call(domainSuspend, { dom });
    await client.call(domainResume, { dom });
    await client.call(domainGetInfo, { dom });
    expect(heard.map(({ length }) => length)).toEqual([2, 4]);
    await both[1]!.close();
    // A second registration at the daemon would be refused.
    const again = client.subscribe(kind, { eventID: 0 }, "lifecycle", () => undefined);
    await again.ready;
    await again.close();
  });

  it("refuses on a read-only connection what the daemon refuses", async () => {
    await using client = await open("test:///default", { readOnly: true });
    const { dom } = await client.call(domainLookupByName, { name: "test" });
    await expect(client.call(domainSuspend, { dom })).rejects.toMatchObject({ code: 29 });
  });

  it("tells what a daemon of this version does not know", async () => {
    await using client = await open();
    const { dom } = await client.call(domainLookupByName, { name: "test" });
    await expect(
      client.call({ ...domainFDAssociate, number: 9_999 }, { dom, name: "x", flags: 0 }),
    ).rejects.toMatchObject({
      code: 3,
      message: "unknown procedure: 9999",
    });
  });

  it("says at once that a connection is closed, and why", async () => {
    const client = await open();
    await client.close();
    await client.close();
    expect(client.isOpen).toBe(false);
    expect(await client.closed).toEqual({ reason: "client" });
    await expect(client.call(connectGetType)).rejects.toMatchObject({ code: 6, nothingSent: true });
  });

  it("streams a screenshot", async () => {
    await using client = await open();
    const { dom } = await client.call(domainLookupByName, { name: "test" });
    const { ret, stream } = await client.stream(domainScreenshot, { dom, screen: 0, flags: 0 });
    const bytes = Buffer.from(await new Response(download(stream)).arrayBuffer());
    expect(ret.mime).toBe("image/png");
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  });

  it("fails what is under way when the daemon dies, and says what is not known", async () => {
    await using own = await Libvirtd.start();
    const client = await RpcClient.connect(await connectUnix({ path: own.socketPath }), {
      name: "test:///default",
    });
    const { dom } = await client.call(domainLookupByName, { name: "test" });
    process.kill(own.pid, "SIGSTOP");
    const calls = Array.from({ length: 20 }, () =>
      client.call(domainSuspend, { dom }).catch((error) => error),
    );
    await own.kill();
    const errors = await Promise.all(calls);
    expect(errors.map(({ code }) => code)).toEqual(Array(20).fill(38));
    expect(errors.filter(({ nothingSent }) => !nothingSent).length).toBe(4);
    expect((await client.closed).reason).toMatch(/^(eof|error)$/);
  });
});
