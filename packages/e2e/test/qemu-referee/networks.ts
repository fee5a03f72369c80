import { guestDisk, guestXML } from "@libvirt-ts/testkit";
import type { NetworkSide } from "./object-side.js";
import { done, type Step as StepOf, step } from "./side.js";

type Step = StepOf<NetworkSide>;

const uuid = "3f0c1a9e-1f1a-4c7e-8a83-4d7b7bb0a401";
const otherUuid = "69d6deab-c186-48ef-bcd1-73f380eb91f4";
const ip = (more = "") => `<ip address='192.0.2.1' netmask='255.255.255.0'>${more}</ip>`;
const range = (start: string, end: string) => `<dhcp><range start='${start}' end='${end}'/></dhcp>`;
const networkXML = (name: string, more = "") => `<network><name>${name}</name>${more}</network>`;
const own = `<uuid>${uuid}</uuid><bridge name='vb-n'/>`;
const transient = `<uuid>${otherUuid}</uuid><bridge name='vb-t'/>`;
const define = (p: NetworkSide, more: string, name = "n") => p.conn.networkDefineXML(networkXML(name, more));
const defineOnce = async (p: NetworkSide, more: string) => (await define(p, more, "m")).undefine();
const guest = (p: NetworkSide, network: string) =>
  guestXML("g", guestDisk(p.file("g.img")), {
    devices: `<interface type='network'><mac address='52:54:00:00:00:07'/><source network='${network}'/><model type='e1000'/></interface>`,
  });

/** What happens to networks, in its order. */
export const networks: readonly Step[] = [
  step("define", async (p) => {
    p.network = await define(p, own);
  }),
  step(
    "define again",
    done((p) => define(p, own)),
  ),
  step("define with its name and another uuid", (p) => define(p, `<uuid>${otherUuid}</uuid>`)),
  step("define with its uuid and another name", (p) => define(p, `<uuid>${uuid}</uuid>`, "m")),
  step("define no network", (p) => p.conn.networkDefineXML("<domain/>")),
  step("define no XML", (p) => p.conn.networkDefineXML("<network")),
  step("define no name", (p) => p.conn.networkDefineXML("<network/>")),
  step("define a name with a slash", (p) => define(p, "", "a/b")),
  step("define no uuid", (p) => define(p, "<uuid>x</uuid>", "m")),
  step("define no such mode", (p) => define(p, "<forward mode='x'/>", "m")),
  step("define no address", (p) => define(p, "<ip address='x'/>", "m")),
  step("define no mask", (p) => defineOnce(p, "<ip address='192.0.2.1' netmask='1.2.3.4'/>")),
  step("define a range of another network", (p) => define(p, ip(range("198.51.100.1", "198.51.100.9")), "m")),
  step("define a bridge without one", (p) => defineOnce(p, "<forward mode='bridge'/>")),
  step("autostart", async (p) => {
    await p.network.setAutostart(true);
    const was = await p.network.autostart();
    await p.network.setAutostart(false);
    return [was, await p.network.autostart(), await p.network.isPersistent(), await p.network.isActive()];
  }),
  step("its bridge", (p) => p.network.bridgeName()),
  step("stop what is off", (p) => p.network.destroy()),
  step("a guest of what is off", (p) => p.conn.createXML(guest(p, "n"))),
  step("a guest of what there is not", (p) => p.conn.createXML(guest(p, "zz"))),
  step("start", (p) => p.network.create()),
  step("start again", (p) => p.network.create()),
  step("a guest of it", async (p) => {
    const dom = await p.conn.createXML(guest(p, "n"));
    const name = /<source network='(\w+)'/.exec(await dom.XMLDesc())?.[1];
    await dom.destroy();
    return name;
  }),
  step("create what is there", (p) => p.conn.networkCreateXML(networkXML("n", own))),
  step("a new definition of what is on", async (p) => {
    await define(p, `${own}<domain name='later'/>`);
    const has = async (flags: number) => (await p.network.XMLDesc(flags)).includes("later");
    return [await has(0), await has(1)];
  }),
  step("by name", (p) => p.conn.networkLookupByName("zz")),
  step("by uuid", (p) => p.conn.networkLookupByUUIDString(otherUuid)),
  step("undefine what is on", (p) => p.network.undefine()),
  step("stop what is not kept", (p) => p.network.destroy()),
  step("start what is gone", (p) => p.network.create()),
  step("create", async (p) => {
    p.network = await p.conn.networkCreateXML(networkXML("t", transient));
  }),
  step("create again", (p) => p.conn.networkCreateXML(networkXML("t", transient))),
  step("autostart of what is transient", (p) => p.network.setAutostart(true)),
  step("undefine what is transient", (p) => p.network.undefine()),
  step("a definition without its uuid", (p) => define(p, "<bridge name='vb-t'/>", "t")),
  step(
    "keep it",
    done((p) => define(p, transient, "t")),
  ),
  step("stop it", (p) => p.network.destroy()),
  step("undefine it", (p) => p.network.undefine()),
  step("one with addresses", async (p) => {
    p.network = await define(
      p,
      `<forward mode='nat'/><bridge name='vb-a'/>${ip(range("192.0.2.10", "192.0.2.20"))}`,
      "a",
    );
    await p.network.create();
    await p.network.destroy();
    await p.network.undefine();
  }),
];
