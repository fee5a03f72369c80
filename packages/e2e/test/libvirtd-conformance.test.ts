import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { libvirt } from "@libvirt-ts/core";
import { isOperationName } from "@libvirt-ts/driver";
import { type OperationName, suite } from "@libvirt-ts/driver/conformance";
import { Libvirtd, libvirtdUnavailable } from "@libvirt-ts/testkit";
import { escapeText } from "@libvirt-ts/xml";
import { afterAll, describe, it, test } from "vitest";
import { documents } from "../../driver-test/test/documents.js";

/** A control character has no escape: it goes in as it is, and the daemon refuses it. */
const escapeName = (name: string) => (/^[^\0-\x1f]*$/.test(name) ? escapeText(name) : name);

/** Operations that libvirt's test driver does not have. */
const absent = new RegExp(
  "^(" +
    [
      "domainMigrate|domainAttach|domainDetach|domainBackup|domainAbortJob|domainGetJob|domainOpen|domainPM",
      "domainBlock(Commit|Copy|JobAbort|JobSetSpeed|Peek|Pull|Rebase|Resize|StatsFlags)|domainGetBlockJobInfo",
      "domainManagedSave(Get|Define)|domainSetVcpu$|domain(Get|Set)Guest|domainAuthorizedSSHKeys|domainAgent",
      "domain(Set|Get)AutostartOnce|domainSaveParams|domainRestoreParams|domainSetBlockThreshold|domainSetLaunch",
      "domainStartDirtyRateCalc|domainAnnounce|domainGraphicsReload|domainGetSecurityLabelList|domain(Del|Set)Throttle",
      "domainQemu|domainXML|networkPort|networkListAllPorts|networkGetDHCPLeases",
      "storageVol(Upload|Download|Resize|Wipe)|storagePoolLookupByTargetPath|getStoragePoolCapabilities",
      "secret|listAllSecrets|nwfilter|listAllNWFilter|nodeGetSEV|compare|baselineHypervisor|setIdentity",
      "nodeGetMemoryStats|node(Get|Set)MemoryParameters|nodeSuspend",
      "domainUpdateDevice|network(Get|Set)Metadata|nodeDeviceIs(Active|Persistent)",
      "nodeDevice(Define|Create$|Detach|ReAttach|Reset|Undefine|Update|(Get|Set)Autostart|LookupSCSI)",
    ].join("|") +
    ")",
);

/** Where libvirt's test driver is another than its drivers of real hypervisors, whose manner the contract has. */
const differs: Readonly<Record<string, string>> = {
  "suspend and resume go back and forth, and repeating either changes nothing":
    "it refuses to suspend what is paused",
  "domainShutdown of a paused domain is refused": "it ends at once",
  "domainReboot of a paused domain is refused": "it reboots at once",
  "domainCreate of an active domain is refused": "with INTERNAL_ERROR",
  "domainSuspend of an inactive domain is refused": "with INTERNAL_ERROR",
  "domainResume of an inactive domain is refused": "with INTERNAL_ERROR",
  "domainShutdown of an inactive domain is refused": "with INTERNAL_ERROR",
  "info of an inactive domain: SHUTOFF, no CPU time": "its CPU time is the time of the day",
  "start gives an inactive domain an id, once": "a second start is INTERNAL_ERROR",
  "an active domain's name and uuid are taken": "OPERATION_INVALID says so",
  "name and uuid stay together": "OPERATION_FAILED says so",
  "illegal names are refused and leave nothing behind": "it takes a blank for a name",
  "a renamed domain has its new name everywhere, and its uuid": "it refuses the name that a domain has",
  "a domain is given no name that is taken, or that none may have": "OPERATION_INVALID says so",
  "of two domains that are given one name at once, one gets it": "OPERATION_INVALID tells the other",
  "the maximum memory of an active domain can be raised": "it refuses that",
  "a network is defined, started, stopped and undefined": "it stops what does not run",
  "a new definition of an active network is for its next start": "it knows no inactive document",
  "a transient network does not start with the host": "it lets it",
  "what is no device's document makes none": "INTERNAL_ERROR says so",
  "times of CPUs run on, and are those of CPUs that there are": "it tells of a CPU that is not there, too",
  "cells are told one by one or at once": "it tells of cells that are not there, too",
  "free pages are counted cell by cell, and of sizes that there are": "it fails without a word of why",
  "huge pages are set aside, or none of them are": "it fails without a word of why",
  "a volume is made, found by name, key and path, and deleted": "a taken name is OPERATION_FAILED",
  "a volume larger than its pool is not made": "INTERNAL_ERROR says so",
  "a domain goes back to what it was, running, paused or off": "it does not start what a snapshot has off",
  "a snapshot halts its domain if it is told to, and a transient domain has no end in one":
    "it takes flags that contradict each other",
  "documents that are none make no snapshot": "it takes a name with a slash",
  "a guest comes back from a file as the flags say": "it knows no such flags",
  "a file's document is read, and replaced for the same guest only": "it takes that of another guest",
  "the statistics of all domains are those of each": "it has their states only",
  "disks and cards are told as lists, by name": "it has states only",
  "statistics of a domain that is gone are refused": "it leaves it out",
  "disk limit parameters change where the flags say": "it wants every limit below its maximum, which is 0",
  "the scheduler has as many parameters as it says, and weighs what it is told": "it knows no LIVE",
  "a screenshot is an image": "it has as many screens as are asked for",
  "a guest's clock is set, and runs on from there": "it stands, and takes what is no time",
  "a guest's cards have the addresses of its document": "its node has no network default",
  ...Object.fromEntries(
    ["domainGetOSType", "domainGetSchedulerType", "domainIsUpdated", "domainScreenshot"].map((operation) => [
      `${operation} of what is gone says so`,
      "it answers without a look at the domain",
    ]),
  ),
  ...Object.fromEntries(
    ["domainGetLaunchSecurityInfo", "domainGetSchedulerParameters"].map((operation) => [
      `${operation} of what is gone says so`,
      "it refuses a flag that every client sends",
    ]),
  ),
  "domainMemoryPeek of what is gone says so": "flags are looked at first",
};

/** The same of its storage driver. */
const storageDiffers: Readonly<Record<string, string>> = {
  "what reaches beyond a volume is refused": "a file grows with what is written behind its end",
};

const unavailable = libvirtdUnavailable();
if (unavailable) it.skip(`core over libvirtd's test driver (${unavailable})`, () => undefined);
else await conform();

async function conform(): Promise<void> {
  const daemon = await Libvirtd.start();
  afterAll(async () => daemon[Symbol.asyncDispose]());
  const folder = join(daemon.folder, "files");
  mkdirSync(folder);
  chmodSync(folder, 0o777);

  const domainXML = (name: string, uuid: string) =>
    `<domain type='test'><name>${escapeName(name)}</name><uuid>${uuid}</uuid><memory>1048576</memory>` +
    "<vcpu>1</vcpu><os><type>hvm</type></os></domain>";
  // Each connection to a file has a node of its own.
  const node = daemon.file(
    "node.xml",
    `<node>${domainXML("test", "6695eb01-f6a4-8304-79aa-97f2502e193f")}</node>`,
  );
  const connect = () => libvirt.openOperations(`test+unix://${node}?socket=${daemon.socketPath}`);
  const sample = await connect();
  const names: OperationName[] = Object.keys(sample).filter(isOperationName);
  await sample.close();

  describe("core over libvirtd's test driver conforms to the contract", () => {
    suite({
      test: (name, run) => (name in differs ? test.fails(name, run) : test(name, run)),
      open: connect,
      supports: names.filter((name) => !absent.test(name)),
      fixtures: {
        active: async (conn) => conn.domainLookupByName!("test"),
        inactive: async (conn) => conn.domainDefineXML!(domainXML("inactive", randomUUID()), 0),
        domainXML,
        guestXML: documents.guestXML,
        networkXML: (name, uuid) =>
          `<network><name>${name}</name><uuid>${uuid}</uuid><bridge name='virbr7'/></network>`,
        networkPortXML: (uuid) =>
          `<networkport><uuid>${uuid}</uuid><owner><name>web</name><uuid>${uuid}</uuid></owner>` +
          "<mac address='52:54:00:00:00:01'/></networkport>",
        poolXML: (name, uuid) =>
          `<pool type='dir'><name>${name}</name><uuid>${uuid}</uuid><target><path>/pools/${name}</path></target></pool>`,
        volumeXML: (name, capacity) =>
          `<volume><name>${name}</name><capacity unit='bytes'>${capacity}</capacity><allocation>0</allocation>` +
          "<target><format type='raw'/></target></volume>",
        path: (name) => join(folder, `${name}-${randomUUID()}`),
      },
    });
  });

  /** libvirt's own storage driver, beside QEMU's: one state for all connections, so what a test left is taken away first. */
  const connectStorage = async () => {
    const conn = await libvirt.openOperations(`qemu+unix:///session?socket=${daemon.socketPath}`);
    for (const pool of await conn.listAllStoragePools!(0)) {
      if (await conn.storagePoolIsActive!(pool)) await conn.storagePoolDestroy!(pool);
      await conn.storagePoolUndefine!(pool).catch(() => undefined);
    }
    return conn;
  };
  describe("core over libvirtd's storage driver conforms to the contract", () => {
    suite({
      test: (name, run) => (name in storageDiffers ? test.fails(name, run) : test(name, run)),
      open: connectStorage,
      supports: names.filter((name) => /storage/i.test(name)),
      fixtures: {
        poolXML: (name, uuid) => {
          const path = join(folder, `${name}-${randomUUID()}`);
          mkdirSync(path);
          chmodSync(path, 0o777);
          return `<pool type='dir'><name>${name}</name><uuid>${uuid}</uuid><target><path>${path}</path></target></pool>`;
        },
        volumeXML: (name, capacity) =>
          `<volume><name>${name}</name><capacity unit='bytes'>${capacity}</capacity><allocation>0</allocation>` +
          "<target><format type='raw'/></target></volume>",
      },
    });
  });
}
