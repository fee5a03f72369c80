import { Libvirtd } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRemoteDriver } from "../src/index.js";
import { describeWithDaemon } from "./daemon.js";
import { createDriverRequest } from "./request.js";

describeWithDaemon("the driver over the real libvirtd", () => {
  let daemon: Libvirtd;
  const open = (uri: string, readOnly = false) =>
    createRemoteDriver().open(createDriverRequest(`${uri}?socket=${daemon.socketPath}`, readOnly));

  beforeAll(async () => {
    daemon = await Libvirtd.start();
  });
  afterAll(async () => daemon?.[Symbol.asyncDispose]());

  it("lists, describes and changes domains of its test driver", async () => {
    const conn = await open("test+unix:///default");
    expect(await conn.getType!()).toBe("TEST");
    const [{ ref }] = (await conn.listAllDomains!(0)) as [{ ref: { uuid: string } }];
    expect(ref).toEqual({ uuid: "6695eb01-f6a4-8304-79aa-97f2502e193f", name: "test", id: 1 });
    expect(await conn.domainGetInfo!(ref)).toMatchObject({ state: 1, maxMem: 8_388_608, nrVirtCpu: 2 });
    expect(await conn.domainGetVcpus!(ref)).toHaveLength(2);
    await conn.domainSuspend!(ref);
    expect(await conn.domainGetState!(ref, 0)).toMatchObject({ state: 3 });
    await conn.domainResume!(ref);
    const [record] = await conn.getAllDomainStats!(undefined, 0, 0);
    expect(record?.stats.state?.state).toBe(1);
    await conn.domainDestroy!(ref, 0);
    expect(await conn.domainCreate!(ref, 0)).toMatchObject({ name: "test", id: expect.any(Number) });
    expect(await conn.nodeGetInfo!()).toMatchObject({ model: "i686", cpus: 16 });
    expect(await conn.nodeGetCPUMap!(0)).toMatchObject({ cpus: 8 });
    expect((await conn.listAllNetworks!(0)).map(({ name }) => name)).toEqual(["default"]);
    await conn.close();
    expect(await conn.closed).toBe(3);
  });

  it("tells events, and ends them with the connection", async () => {
    const conn = await open("test+unix:///default");
    const events = conn.domainEvents!({});
    await events.ready;
    const [{ ref }] = (await conn.listAllDomains!(0)) as [{ ref: { uuid: string } }];
    await conn.domainSuspend!(ref);
    await conn.domainResume!(ref);
    expect(await events.next()).toMatchObject({
      value: { event: "lifecycle", type: 3, domain: { uuid: ref.uuid } },
    });
    expect(await events.next()).toMatchObject({ value: { event: "lifecycle", type: 4 } });
    await conn.close();
    expect(await events.next()).toMatchObject({ done: true });
  });

  it("refuses what no daemon of that kind opens, in the daemon's own words", async () => {
    await expect(open("xen+unix:///system")).rejects.toMatchObject({
      code: 5,
      message: /no connection driver/,
    });
    await expect(open("qemu+unix:///system")).rejects.toMatchObject({ message: /try qemu:\/\/\/session/ });
  });
});

it("says what to do where there is no daemon", async () => {
  const opening = createRemoteDriver().open(
    createDriverRequest("qemu+unix:///system?socket=/nowhere/libvirt-sock", false),
  );
  await expect(opening).rejects.toMatchObject({
    nothingSent: true,
    message: /is libvirt's daemon installed and running/,
  });
});
