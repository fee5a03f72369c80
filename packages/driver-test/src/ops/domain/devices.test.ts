import { type DomainRef, ErrorNumber } from "@libvirt-ts/driver";
import { DomainDeviceModifyFlags } from "@libvirt-ts/driver/flags";
import { beforeEach, expect, it } from "vitest";
import { type Connection, eventsOf, guestXML, openNode } from "../../../test/connection.js";

const { LIVE, CONFIG } = DomainDeviceModifyFlags;
const disk = "<disk type='file'><source file='/new'/><target dev='vdz' bus='virtio'/></disk>";

let conn: Connection;
let ref: DomainRef;
const xml = (inactive: boolean) => conn.domainGetXMLDesc(ref, inactive ? 2 : 0);
beforeEach(async () => {
  conn = await openNode();
  ref = await conn.domainCreate(await conn.domainDefineXML(guestXML("guest"), 0), 0);
});

it("a device goes where the flags say: to what runs, to the definition, or to both", async () => {
  const events = await eventsOf(conn, {}, () => conn.domainAttachDevice(ref, disk, LIVE));
  expect(events).toEqual([{ event: "device-added", devAlias: "virtio-disk25" }]);
  expect([(await xml(false)).includes("/new"), (await xml(true)).includes("/new")]).toEqual([true, false]);
  await conn.domainAttachDevice(ref, disk, CONFIG);
  expect(await xml(true)).toContain("/new");
  await conn.domainDetachDevice(ref, disk, LIVE | CONFIG);
  expect([(await xml(false)).includes("/new"), (await xml(true)).includes("/new")]).toEqual([false, false]);
});

it("a change that fails in one of two configurations changes neither", async () => {
  await conn.domainAttachDevice(ref, disk, CONFIG);
  await expect(conn.domainAttachDevice(ref, disk, LIVE | CONFIG)).rejects.toMatchObject({
    code: ErrorNumber.OPERATION_FAILED,
  });
  expect(await xml(false)).not.toContain("/new");
});

it("a device is detached by its alias as well", async () => {
  await conn.domainAttachDevice(ref, disk, LIVE);
  const events = await eventsOf(conn, {}, () => conn.domainDetachDeviceAlias(ref, "virtio-disk25", LIVE));
  expect(events).toEqual([{ event: "device-removed", devAlias: "virtio-disk25" }]);
  await expect(conn.domainDetachDeviceAlias(ref, "virtio-disk25", LIVE)).rejects.toMatchObject({
    code: ErrorNumber.INVALID_ARG,
  });
});

it("an update keeps the device and changes what it says", async () => {
  await conn.domainUpdateDevice(ref, disk.replace("vdz", "vda"), LIVE);
  expect(await xml(false)).toContain("/new");
  expect(await xml(true)).not.toContain("/new");
  await expect(conn.domainUpdateDevice(ref, disk, LIVE)).rejects.toMatchObject({
    code: ErrorNumber.INVALID_ARG,
  });
});

it("devices of every sort are plugged and known by what they are", async () => {
  const rng = "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>";
  await conn.domainAttachDevice(ref, rng, LIVE);
  expect(await xml(false)).toContain("/dev/urandom");
  await conn.domainDetachDevice(ref, rng, LIVE);
  expect(await xml(false)).not.toContain("/dev/urandom");
  await expect(conn.domainAttachDevice(ref, "<graphics type='vnc'/>", LIVE)).rejects.toMatchObject({
    code: ErrorNumber.CONFIG_UNSUPPORTED,
  });
  await conn.domainAttachDevice(ref, "<graphics type='vnc' port='5901'/>", CONFIG);
  await conn.domainUpdateDevice(ref, "<graphics type='vnc' port='5902'/>", CONFIG);
  expect(await xml(true)).toContain("5902");
});
