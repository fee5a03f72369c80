import type { DomainDescription, DomainFeature, DomainType, LifecycleAction } from "../model/domain.js";
import { checkDomainName } from "../name.js";
import { parseUuid } from "../uuid.js";
import { readDevices } from "./device.js";
import type { Draft } from "./draft.js";
import type { SourceElement } from "./element.js";
import { readMemory } from "./memory.js";
import { readOs } from "./os.js";
import { quoted, textOf, warnOfAttributes, wholeNumber, wordOf } from "./values.js";

const MAX_VCPUS = 65_535;
const domainTypes: ReadonlySet<string> = new Set<DomainType>([
  ...["xen", "kvm", "qemu", "test", "bhyve", "ch", "hvf", "hyperv"],
  ...["lxc", "openvz", "parallels", "vmware", "vz"],
]);
const domainFeatures: readonly DomainFeature[] = ["acpi", "apic", "pae"];
const lifecycleActions: ReadonlySet<string> = new Set<LifecycleAction>([
  "destroy",
  "restart",
  "preserve",
  "rename-restart",
  "coredump-destroy",
  "coredump-restart",
]);

/** Reads a `<domain>` element. What is wrong or doubtful goes to the report of its document. */
export function readDomain(root: SourceElement): DomainDescription {
  if (root.name !== "domain" || root.peek("xmlns"))
    root.fatal("domain.root", "expected <domain> in no namespace");
  const type = readType(root);
  const id = readId(root);
  const name = readName(root);
  const uuid = readUuid(root);
  const os = readOs(root);
  const { memory, currentMemory } = readMemory(root);
  const { vcpus, currentVcpus } = readVcpus(root);
  const onPoweroff = readAction(root, "on_poweroff");
  const onReboot = readAction(root, "on_reboot");
  const onCrash = readAction(root, "on_crash");
  const features = readFeatures(root);
  const devices = readDevices(root, type);
  const unknown = root.rest();
  const domain: Draft<DomainDescription> = { type, name, os, memory, vcpus, features, devices };
  if (id !== undefined) domain.id = id;
  if (uuid !== undefined) domain.uuid = uuid;
  if (currentVcpus !== undefined) domain.currentVcpus = currentVcpus;
  if (currentMemory !== undefined) domain.currentMemory = currentMemory;
  if (onPoweroff !== undefined) domain.onPoweroff = onPoweroff;
  if (onReboot !== undefined) domain.onReboot = onReboot;
  if (onCrash !== undefined) domain.onCrash = onCrash;
  if (unknown !== undefined) domain.unknown = unknown;
  warnOfGaps(root, domain);
  return domain;
}

function readType(root: SourceElement): DomainType {
  const type = wordOf(root, "type") ?? "xen";
  if (!domainTypes.has(type)) {
    root.warning("domain.type", `the hypervisor ${quoted(type)} is kept but not understood`, "type");
  }
  return type;
}

/** No reader of the reference minded the id, and its test driver printed -1 for a domain that does not run. */
function readId(root: SourceElement): number | undefined {
  const text = wordOf(root, "id");
  if (text === undefined || text === "-1") return undefined;
  const id = wholeNumber(text);
  if (id === undefined) root.warning("domain.id", `not a number and ignored: ${quoted(text)}`, "id");
  return id;
}

function readName(root: SourceElement): string {
  const element = root.child("name");
  const name = textOf(element) ?? "";
  const problem = checkDomainName(name);
  if (problem !== undefined) (element ?? root).error(problem.id, problem.message);
  return name;
}

function readUuid(root: SourceElement): string | undefined {
  const element = root.child("uuid");
  const text = textOf(element);
  if (text === undefined) return undefined;
  const uuid = parseUuid(text);
  if (uuid === undefined) {
    element?.error("domain.uuid", `expected 32 hex digits, or 8-4-4-4-12 with dashes, not ${quoted(text)}`);
  }
  return uuid;
}

function readVcpus(root: SourceElement): Pick<DomainDescription, "vcpus" | "currentVcpus"> {
  const element = root.child("vcpu");
  if (element === undefined) return { vcpus: 1 };
  const [text, current] = [textOf(element), wordOf(element, "current")];
  const vcpus = readCount(element, text, MAX_VCPUS);
  const currentVcpus = readCount(element, current, vcpus ?? 1, "current");
  warnOfAttributes(element, ["placement", "cpuset"]);
  return {
    vcpus: vcpus ?? 1,
    ...(currentVcpus !== undefined && currentVcpus !== vcpus && { currentVcpus }),
  };
}

/** A number of vcpus; undefined where there is none. `attribute` is where it stands, unless it is the element's text. */
function readCount(element: SourceElement, text: string | undefined, most: number, attribute?: string) {
  if (text === undefined) return undefined;
  const count = wholeNumber(text);
  if (count !== undefined && count >= 1 && count <= most) return count;
  element.error("domain.vcpu", `expected a whole number from 1 to ${most}, not ${quoted(text)}`, attribute);
  return undefined;
}

function readAction(root: SourceElement, name: string): LifecycleAction | undefined {
  const element = root.child(name);
  const action = textOf(element);
  if (action !== undefined && !lifecycleActions.has(action)) {
    element?.warning("domain.action", `unknown action ${quoted(action)}`);
  }
  return action;
}

function readFeatures(root: SourceElement): DomainFeature[] {
  const block = root.merged("features");
  return domainFeatures.filter((feature) => block?.child(feature) !== undefined);
}

/** What no reader of the reference insisted on in common, but most toolstacks cannot start a guest without. */
function warnOfGaps(root: SourceElement, { type, id, os, devices }: DomainDescription): void {
  if (type === "test" || id === 0) return;
  if (os.kind === "none") root.warning("domain.os-missing", "neither <os> nor <bootloader>");
  if (os.kind === "paravirtual" && os.kernel === undefined && os.bootloader === undefined) {
    root.warning("domain.kernel-missing", "neither <kernel> nor <bootloader>");
  }
  if (os.kind === "hvm" && type === "xen" && os.loader === undefined) {
    root.warning("domain.loader-missing", "no <loader>");
  }
  if (type === "kvm" && devices.emulator === undefined) {
    root.warning("domain.emulator-missing", "no <emulator>");
  }
}
