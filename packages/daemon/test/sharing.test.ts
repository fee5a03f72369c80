/** Who shares a connection with whom. */
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { expect, test } from "vitest";
import { serve } from "../src/index.js";
import { message, RawClient, text, words } from "./raw-client.js";
import { served } from "./served.js";

const names = async (socket: string) => {
  await using conn = await libvirt.open(`test+unix:///default?socket=${socket}`);
  return (await conn.listAllDomains()).map(({ domain }) => domain.name()).sort();
};
const xml =
  "<domain type='test'><name>web</name><memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>";

test("clients share what they make, through whichever door they come; behind another each has his own", async () => {
  await using own = await served();
  const path = (name: string) => join(own.folder, name);
  let [opened, closed] = [0, 0];
  const counting = {
    openOperations: async (uri?: string) => {
      const connection = await libvirt.openOperations(uri);
      opened++;
      void connection.closed.then(() => closed++);
      return connection;
    },
  };
  await using daemon = await serve(counting, {
    uris: ["test:///default"],
    listeners: [
      { type: "unix", path: path("one") },
      { type: "unix", path: path("two"), readOnly: true },
      { type: "unix", path: path("alone"), connection: "own" },
    ],
  });
  const maker = await libvirt.open(`test+unix:///default?socket=${path("one")}`);
  await maker.defineXML(xml);
  expect(await names(path("two"))).toEqual(["test", "web"]);
  expect(await names(path("alone"))).toEqual(["test"]);
  const hermit = await libvirt.open(`test+unix:///default?socket=${path("alone")}`);
  await (await hermit.lookupByName("test")).destroy();
  expect(await names(path("one"))).toEqual(["test", "web"]);
  await hermit.close();
  await maker.close();
  await expect.poll(() => daemon.clients).toBe(0);
  await expect.poll(() => closed).toBe(2);
  expect(opened).toBe(3);
  // Who does not say good-bye, and who opens twice at once, leaves none open either.
  const rude = new RawClient(path("alone"));
  const open = Buffer.concat([words(1), text("test:///default"), words(0)]);
  rude.send(message({ procedure: 1, serial: 1 }, open), message({ procedure: 1, serial: 2 }, open));
  expect([(await rude.next()).status, (await rude.next()).status].sort()).toEqual([0, 1]);
  rude[Symbol.dispose]();
  await expect.poll(() => closed).toBe(opened - 1);
  // Who is there when the daemon ends.
  using last = new RawClient(path("alone"));
  await last.open();
  await daemon.close();
  await expect.poll(() => closed).toBe(opened);
});
