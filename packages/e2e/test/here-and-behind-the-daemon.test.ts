/** Our own ways to one answer agree: a driver here and behind our daemon. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connect, createLibvirt } from "@libvirt-ts/core";
import { serve } from "@libvirt-ts/daemon";
import { remoteDriver } from "@libvirt-ts/driver-remote";
import { createTestDriver } from "@libvirt-ts/driver-test";
import { expect, it } from "vitest";

/** Everything that a node tells of itself and its objects and that does not change by itself. */
async function nodeOf(conn: Connect) {
  const domains = (await conn.listAllDomains(0)).map(async ({ domain }) => ({
    ref: [domain.ID(), domain.name(), domain.UUIDString()],
    info: { ...(await domain.info()), cpuTime: 0n },
    xml: await domain.XMLDesc(),
    type: await domain.OSType(),
    autostart: await domain.autostart(),
    persistent: await domain.isPersistent(),
  }));
  const networks = (await conn.listAllNetworks()).map(async (network) => [
    network.name(),
    await network.XMLDesc(),
  ]);
  const pools = (await conn.listAllStoragePools()).map(async (pool) => [
    pool.name(),
    await pool.info(),
    await pool.XMLDesc(),
    (await pool.listAllVolumes()).map((volume) => volume.name()),
  ]);
  const devices = (await conn.listAllDevices()).map(async (device) => [
    device.name(),
    await device.XMLDesc(),
  ]);
  return {
    hostname: await conn.getHostname(),
    info: await conn.getInfo(),
    capabilities: await conn.getCapabilities(),
    version: await conn.getVersion(),
    domains: await Promise.all(domains),
    networks: await Promise.all(networks),
    pools: await Promise.all(pools),
    devices: await Promise.all(devices),
  };
}

it("a node is the same here and behind our daemon", async () => {
  const folder = mkdtempSync(join(tmpdir(), "one-answer-"));
  const libvirt = createLibvirt({ drivers: [createTestDriver()] });
  const path = join(folder, "socket");
  const daemon = await serve(libvirt, {
    uris: ["test:///default"],
    listeners: [{ type: "unix", path }],
  });
  try {
    await using here = await libvirt.open("test:///default");
    await using there = await createLibvirt({ drivers: [remoteDriver] }).open(
      `test+unix:///default?socket=${path}`,
    );
    const node = await nodeOf(here);
    expect(node.domains.length).toBeGreaterThan(0);
    expect(await nodeOf(there)).toEqual(node);
  } finally {
    await daemon.close();
    rmSync(folder, { recursive: true });
  }
});
