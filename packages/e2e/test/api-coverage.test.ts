import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as core from "@libvirt-ts/core";
import { describe, expect, it } from "vitest";

/** Every row of the reference's API: kind, name, header, signature or value. */
const symbols = readFileSync(new URL("../fixtures/api-symbols.tsv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((row) => row.split("\t") as [kind: string, name: string, header: string, detail: string | undefined]);

/** Where each C enum lives, and the prefix its names lose. */
const enums: Readonly<Record<string, readonly [table: Readonly<Record<string, number>>, prefix: string]>> = {
  virDomainState: [core.DomainState, "VIR_DOMAIN_"],
  virDomainRestart: [core.DomainRestart, "VIR_DOMAIN_"],
  virDomainCreateFlags: [core.DomainCreateFlags, "VIR_DOMAIN_"],
  virDeviceMode: [core.DeviceMode, "VIR_DEVICE_"],
  virVcpuState: [core.VcpuState, "VIR_VCPU_"],
  virErrorLevel: [core.ErrorLevel, "VIR_ERR_"],
  virErrorNumber: [core.ErrorNumber, "VIR_ERR_"],
  virErrorDomain: [core.ErrorDomain, "VIR_FROM_"],
};

/** What implements each function and macro: an export of core, or a method. */
const implementations: Readonly<Record<string, string>> = {
  LIBVIR_VERSION_NUMBER: "libraryVersion",
  VIR_COPY_CPUMAP: "copyCpuMap",
  VIR_CPU_MAPLEN: "cpuMapLength",
  VIR_CPU_USABLE: "cpuUsable",
  VIR_GET_CPUMAP: "getCpuMap",
  VIR_NODEINFO_MAXCPUS: "possibleCpus",
  VIR_UNUSE_CPU: "unuseCpu",
  VIR_USE_CPU: "useCpu",
  virConnCopyLastError: "Connect.getLastError",
  virConnGetLastError: "Connect.getLastError",
  virConnResetLastError: "Connect.resetLastError",
  virConnSetErrorFunc: "Connect.setErrorFunc",
  virConnectClose: "Connect.close",
  virConnectGetType: "Connect.getType",
  virConnectGetVersion: "Connect.getVersion",
  virConnectListDefinedDomains: "Connect.listDefinedDomains",
  virConnectListDomains: "Connect.listDomainsID",
  virConnectNumOfDefinedDomains: "Connect.numOfDefinedDomains",
  virConnectNumOfDomains: "Connect.numOfDomains",
  virConnectOpen: "open",
  virConnectOpenReadOnly: "openReadOnly",
  virCopyLastError: "libvirt.getLastError",
  virDefaultErrorFunc: "defaultErrorFunc",
  virDomainAttachDevice: "Domain.attachDevice",
  virDomainCoreDump: "Domain.coreDump",
  virDomainCreate: "Domain.create",
  virDomainCreateLinux: "Connect.createLinux",
  virDomainDefineXML: "Connect.defineXML",
  virDomainDestroy: "Domain.destroy",
  virDomainDetachDevice: "Domain.detachDevice",
  virDomainGetID: "Domain.ID",
  virDomainGetInfo: "Domain.info",
  virDomainGetMaxMemory: "Domain.maxMemory",
  virDomainGetName: "Domain.name",
  virDomainGetOSType: "Domain.OSType",
  virDomainGetUUID: "Domain.UUID",
  virDomainGetUUIDString: "Domain.UUIDString",
  virDomainGetVcpus: "Domain.vcpus",
  virDomainGetXMLDesc: "Domain.XMLDesc",
  virDomainLookupByID: "Connect.lookupByID",
  virDomainLookupByName: "Connect.lookupByName",
  virDomainLookupByUUID: "Connect.lookupByUUID",
  virDomainLookupByUUIDString: "Connect.lookupByUUIDString",
  virDomainPinVcpu: "Domain.pinVcpu",
  virDomainReboot: "Domain.reboot",
  virDomainRestore: "Connect.restore",
  virDomainResume: "Domain.resume",
  virDomainSave: "Domain.save",
  virDomainSetMaxMemory: "Domain.setMaxMemory",
  virDomainSetMemory: "Domain.setMemory",
  virDomainSetVcpus: "Domain.setVcpus",
  virDomainShutdown: "Domain.shutdown",
  virDomainSuspend: "Domain.suspend",
  virDomainUndefine: "Domain.undefine",
  virGetLastError: "libvirt.getLastError",
  virGetVersion: "getVersion",
  virNodeGetInfo: "Connect.getInfo",
  virResetLastError: "libvirt.resetLastError",
  virSetErrorFunc: "libvirt.setErrorFunc",
};

/** The TypeScript name of each type. */
const types: Readonly<Record<string, string>> = {
  virConnect: "Connect",
  virConnectPtr: "Connect",
  virDeviceMode: "DeviceMode",
  virDomain: "Domain",
  virDomainCreateFlags: "DomainCreateFlags",
  virDomainInfo: "DomainInfo",
  virDomainInfoPtr: "DomainInfo",
  virDomainPtr: "Domain",
  virDomainRestart: "DomainRestart",
  virDomainState: "DomainState",
  virError: "LibvirtError",
  virErrorDomain: "ErrorDomain",
  virErrorFunc: "ErrorFunc",
  virErrorLevel: "ErrorLevel",
  virErrorNumber: "ErrorNumber",
  virErrorPtr: "LibvirtError",
  virNodeInfo: "NodeInfo",
  virNodeInfoPtr: "NodeInfo",
  virVcpuInfo: "VcpuInfo",
  virVcpuInfoPtr: "VcpuInfo",
  virVcpuState: "VcpuState",
};

/** What we leave out, and why. */
const ignored: Readonly<Record<string, string>> = {
  virDomainFree: "objects are garbage-collected; nothing is held that would have to be released",
  virDomainKernel: "declared by the reference and used by none of its functions",
  virDomainKernelPtr: "declared by the reference and used by none of its functions",
  virInitialize: "a library is an object that is ready when it is made",
  virResetError: "errors are values that the caller owns; there is nothing to release",
};

const sources = ["core", "driver"].flatMap((name) => {
  const folder = fileURLToPath(new URL(`../../${name}/src`, import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(folder, file), "utf8"));
});

const owners: Readonly<Record<string, object>> = {
  Connect: core.Connect.prototype,
  Domain: core.Domain.prototype,
  libvirt: core.libvirt,
};

function resolve(path: string): unknown {
  const [first, second] = path.split(".") as [string, string?];
  return second === undefined ? Reflect.get(core, first) : Reflect.get(owners[first]!, second);
}

describe("every symbol of the reference's API", () => {
  it("is known in full", () => {
    expect(symbols.length).toBe(153);
  });

  it.each(symbols.filter(([, name]) => !(name in ignored)))("%s %s", (kind, name, _, detail) => {
    if (kind === "enum") {
      const [type, value] = detail!.split("=") as [string, string];
      const [table, prefix] = enums[type]!;
      expect(table[name.slice(prefix.length)]).toBe(Number(value));
    } else if (kind === "function" || kind === "macro") {
      expect(resolve(implementations[name]!), implementations[name]).toBeDefined();
    } else {
      const declaration = new RegExp(`export (?:interface|class|type|const) ${types[name]}\\b`);
      expect(sources.some((source) => declaration.test(source))).toBe(true);
    }
  });

  it("that is left out has a reason, and exists", () => {
    const names = new Set(symbols.map(([, name]) => name));
    for (const [name, reason] of Object.entries(ignored)) {
      expect(names.has(name), name).toBe(true);
      expect(reason.length).toBeGreaterThan(20);
    }
  });

  it("is documented where it is implemented, by its C name", () => {
    const text = sources.join("\n");
    const undocumented = Object.keys(implementations).filter((name) => !text.includes(`\`${name}\``));
    expect(undocumented).toEqual([]);
  });
});
