import type { CallOptions, Domain, XmlElement } from "@libvirt-ts/core";
import { DomainDeviceModifyFlags, DomainXMLFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { type Message, msg, type Values } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { devicesOf, domainXML } from "../../values/domain-xml.js";
import { readTextFile } from "../../values/files.js";
import { exclusive } from "../kit/args.js";
import { attributeOf, childAt, element, formatElement, formatWithin } from "../kit/xml-text.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";
import { cardOf, diskOf } from "./new-devices.js";

const F = DomainDeviceModifyFlags;

interface Plugging {
  readonly persistent?: boolean;
  readonly config: boolean;
  readonly live: boolean;
  readonly current: boolean;
}

/** What a change of devices concerns; undefined leaves it to the state of the domain, as the oldest call does. */
function pluggingFlags(domain: Domain, args: Plugging): number | undefined {
  const { persistent = false, config, live, current } = args;
  exclusive(args, "current", "live");
  exclusive(args, "current", "config");
  exclusive(args, "persistent", "current");
  const active = domain.ID() !== -1;
  if (!persistent && !config && !live && !current) return undefined;
  return (config || persistent ? F.CONFIG : 0) | (live || (persistent && active) ? F.LIVE : 0);
}

type Change = "attach" | "detach";

async function change(
  _context: Context,
  domain: Domain,
  what: Change,
  xml: string,
  args: Plugging,
  call: CallOptions,
): Promise<void> {
  const flags = pluggingFlags(domain, args);
  if (what === "attach") {
    await (flags === undefined ? domain.attachDevice(xml, call) : domain.attachDeviceFlags(xml, flags, call));
  } else {
    await (flags === undefined ? domain.detachDevice(xml, call) : domain.detachDeviceFlags(xml, flags, call));
  }
}

const fromFile =
  (what: Change, failed: Message, done: Message) =>
  async (context: Context, args: ArgsOf<"attach-device">): Promise<void> => {
    const domain = await findDomain(context, args.domain);
    const xml = await readTextFile(context, args.file);
    await context.attempt(failed, { file: args.file }, (call) =>
      change(context, domain, what, xml, args, call),
    );
    context.tell(done);
  };

/** Prints the XML of a device where that is asked for, else changes the domain. */
async function plug(
  context: Context,
  word: string,
  xml: string,
  args: Plugging & { readonly "print-xml": boolean },
  what: Change,
  sentences: { readonly failed: Message; readonly values: Values; readonly done: Message },
): Promise<void> {
  if (args["print-xml"]) {
    context.print(xml);
    return;
  }
  const domain = await findDomain(context, word);
  await context.attempt(sentences.failed, sentences.values, (call) =>
    change(context, domain, what, xml, args, call),
  );
  context.tell(sentences.done);
}

/** The description that a change of devices begins with: of what runs, or of what starts next time. */
const descriptionOf = (
  context: Context,
  domain: Domain,
  word: string,
  config: boolean,
): Promise<XmlElement> =>
  context.attempt(msg("failed to get the XML of domain '{domain}'"), { domain: word }, (call) =>
    domainXML(domain, config ? DomainXMLFlags.INACTIVE | DomainXMLFlags.SECURE : DomainXMLFlags.SECURE, call),
  );

const isConfig = ({ config, persistent, live }: Plugging): boolean =>
  config || (persistent === true && !live);

async function detachDisk(context: Context, args: ArgsOf<"detach-disk">): Promise<void> {
  const { target } = args;
  const domain = await findDomain(context, args.domain);
  const disk = findDisk(
    await descriptionOf(context, domain, args.domain, isConfig(args)),
    target,
    args.domain,
  );
  await plug(context, args.domain, formatWithin(disk), args, "detach", {
    failed: msg("Failed to detach disk {target} of domain {domain}"),
    values: { target, domain: args.domain },
    done: msg("Disk detached successfully"),
  });
}

/** The disk with a target, or else with a source. */
function findDisk(xml: XmlElement, name: string, domain: string): XmlElement {
  const disks = devicesOf(xml, "disk");
  const sourced = (disk: XmlElement): boolean =>
    childAt(disk, "source")?.attributes?.some(({ value }) => value === name) === true;
  const byTarget = disks.find((disk) => attributeOf(childAt(disk, "target"), "dev") === name);
  const bySource = disks.filter(sourced);
  if (byTarget !== undefined) return byTarget;
  if (bySource.length > 1)
    throw new Failure(msg("domain '{domain}' has several disks '{name}'"), { domain, name });
  if (bySource.length === 0)
    throw new Failure(msg("domain '{domain}' has no disk '{name}'"), { domain, name });
  return bySource[0]!;
}

async function detachInterface(context: Context, args: ArgsOf<"detach-interface">): Promise<void> {
  const { type, mac } = args;
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain, type: type ?? "-" };
  const xml = await descriptionOf(context, domain, args.domain, isConfig(args));
  const cards = devicesOf(xml, "interface").filter(
    (card) =>
      (type === undefined || attributeOf(card, "type") === type) &&
      (mac === undefined ||
        attributeOf(childAt(card, "mac"), "address")?.toLowerCase() === mac.toLowerCase()),
  );
  if (cards.length === 0) throw new Failure(msg("domain '{domain}' has no such interface"), values);
  if (cards.length > 1) {
    throw new Failure(
      msg("domain '{domain}' has several such interfaces: choose one with --mac: {choices}"),
      {
        ...values,
        choices: cards.map((card) => attributeOf(childAt(card, "mac"), "address") ?? "-").join(", "),
      },
    );
  }
  await plug(context, args.domain, formatWithin(cards[0]!), args, "detach", {
    failed: msg("Failed to detach interface of domain {domain}"),
    values,
    done: msg("Interface detached successfully"),
  });
}

async function updateDevice(context: Context, args: ArgsOf<"update-device">): Promise<void> {
  const domain = await findDomain(context, args.domain);
  const xml = await readTextFile(context, args.file);
  const flags = (pluggingFlags(domain, args) ?? 0) | (args.force ? F.FORCE : 0);
  await context.attempt(msg("Failed to update device from {file}"), { file: args.file }, (call) =>
    domain.updateDeviceFlags(xml, flags, call),
  );
  context.tell(msg("Device updated successfully"));
}

async function changeMedia(context: Context, args: ArgsOf<"change-media">): Promise<void> {
  exclusive(args, "eject", "insert");
  exclusive(args, "eject", "update");
  exclusive(args, "insert", "update");
  exclusive(args, "eject", "block");
  const { source, path } = args;
  if (source === undefined && !args.eject) {
    if (args.insert) throw new Failure(msg("--insert needs a source"));
  }
  const domain = await findDomain(context, args.domain);
  const disk = findDisk(await descriptionOf(context, domain, args.domain, args.config), path, args.domain);
  const device = attributeOf(disk, "device");
  if (device !== "cdrom" && device !== "floppy") {
    throw new Failure(msg("'{path}' is no drive for CDs or floppies"), { path });
  }
  const before = childAt(disk, "source");
  if (args.eject && before === undefined) throw new Failure(msg("the drive '{path}' is empty"), { path });
  if (args.insert && before !== undefined)
    throw new Failure(msg("the drive '{path}' has a medium"), { path });
  const type = args.block || (source?.startsWith("/dev/") ?? false) ? "block" : "file";
  const medium =
    args.eject || source === undefined
      ? undefined
      : element("source", type === "block" ? { dev: source } : { file: source });
  const rest = (disk.children ?? []).filter((child) => typeof child === "string" || child.name !== "source");
  const target = rest.findIndex((child) => typeof child !== "string" && child.name === "target");
  const children = medium === undefined ? rest : rest.toSpliced(Math.max(0, target), 0, medium);
  const attributes = (disk.attributes ?? []).map((attribute) =>
    attribute.name === "type" && medium !== undefined ? { ...attribute, value: type } : attribute,
  );
  const xml = formatElement({ ...disk, attributes, children });
  if (args["print-xml"]) {
    context.print(xml);
    return;
  }
  const flags = (pluggingFlags(domain, args) ?? 0) | (args.force ? F.FORCE : 0);
  await context.attempt(msg("Failed to change the medium of drive {path}"), { path }, (call) =>
    domain.updateDeviceFlags(xml, flags, call),
  );
  context.tell(args.eject ? msg("Successfully ejected media.") : msg("Successfully changed media."));
}

async function setLink(context: Context, args: ArgsOf<"domif-setlink">): Promise<void> {
  const { state, interface: name } = args;
  if (state !== "up" && state !== "down") {
    throw new Failure(msg("'{state}' is no state of a link: expected up or down"), { state });
  }
  const domain = await findDomain(context, args.domain);
  const xml = await descriptionOf(context, domain, args.domain, args.config);
  const card = devicesOf(xml, "interface").find(
    (one) =>
      attributeOf(childAt(one, "target"), "dev") === name ||
      attributeOf(childAt(one, "mac"), "address") === name,
  );
  if (card === undefined) {
    throw new Failure(msg("domain '{domain}' has no interface '{interface}'"), {
      domain: args.domain,
      interface: name,
    });
  }
  const rest = (card.children ?? []).filter((child) => typeof child === "string" || child.name !== "link");
  const changed = formatWithin({ ...card, children: [...rest, element("link", { state })] });
  if (args["print-xml"]) {
    context.print(changed);
    return;
  }
  const flags = args.config ? F.CONFIG : domain.ID() === -1 ? F.CONFIG : F.LIVE;
  await context.attempt(
    msg("Failed to change the link of interface {interface}"),
    { interface: name },
    (call) => domain.updateDeviceFlags(changed, flags, call),
  );
  context.tell(msg("Device updated successfully"));
}

async function updateMemory(context: Context, args: ArgsOf<"update-memory-device">): Promise<void> {
  const { alias, node } = args;
  const size = args["requested-size"];
  if (alias === undefined && node === undefined)
    throw new Failure(msg("either --alias or --node is required"));
  exclusive(args, "alias", "node");
  const domain = await findDomain(context, args.domain);
  const xml = await descriptionOf(context, domain, args.domain, args.config);
  const found = devicesOf(xml, "memory").filter(
    (device) =>
      attributeOf(childAt(device, "alias"), "name") === alias ||
      (node !== undefined && textAt(device, "target", "node") === String(node)),
  );
  const [device, more] = found;
  if (device === undefined)
    throw new Failure(msg("domain '{domain}' has no such memory device"), { domain: args.domain });
  if (more !== undefined)
    throw new Failure(msg("domain '{domain}' has several such memory devices"), { domain: args.domain });
  const children = (device.children ?? []).map((child) =>
    typeof child !== "string" && child.name === "target" && size !== undefined
      ? {
          ...child,
          children: (child.children ?? []).map((inner) =>
            typeof inner !== "string" && inner.name === "requested"
              ? element("requested", { unit: "KiB" }, String(size))
              : inner,
          ),
        }
      : child,
  );
  const changed = formatElement({ ...device, children });
  if (args["print-xml"]) {
    context.print(changed);
    return;
  }
  await context.attempt(
    msg("Failed to update a memory device of domain {domain}"),
    { domain: args.domain },
    (call) => domain.updateDeviceFlags(changed, pluggingFlags(domain, args) ?? 0, call),
  );
}

const textAt = (from: XmlElement, ...path: readonly string[]): string | undefined => {
  const found = childAt(from, ...path)?.children?.[0];
  return typeof found === "string" ? found : undefined;
};

type Devices =
  | "attach-device"
  | "attach-disk"
  | "attach-interface"
  | "change-media"
  | "detach-device"
  | "detach-device-alias"
  | "detach-disk"
  | "detach-interface"
  | "domif-setlink"
  | "update-device"
  | "update-memory-device";

export const deviceCommands: Pick<GroupCommands<"domain">, Devices> = {
  "attach-device": fromFile(
    "attach",
    msg("Failed to attach device from {file}"),
    msg("Device attached successfully"),
  ),
  "attach-disk": (context, args) =>
    plug(context, args.domain, formatElement(diskOf(args)), args, "attach", {
      failed: msg("Failed to attach disk {target} to domain {domain}"),
      values: { target: args.target, domain: args.domain },
      done: msg("Disk attached successfully"),
    }),
  "attach-interface": (context, args) =>
    plug(context, args.domain, formatElement(cardOf(args)), args, "attach", {
      failed: msg("Failed to attach interface to domain {domain}"),
      values: { domain: args.domain },
      done: msg("Interface attached successfully"),
    }),
  "change-media": changeMedia,
  "detach-device": fromFile(
    "detach",
    msg("Failed to detach device from {file}"),
    msg("Device detached successfully"),
  ),
  "detach-device-alias": async (context, args) => {
    const domain = await findDomain(context, args.domain);
    await context.attempt(msg("Failed to detach device {alias}"), { alias: args.alias }, (call) =>
      domain.detachDeviceAlias(args.alias, pluggingFlags(domain, args) ?? 0, call),
    );
    context.tell(msg("Device detach request sent successfully"));
  },
  "detach-disk": detachDisk,
  "detach-interface": detachInterface,
  "domif-setlink": setLink,
  "update-device": updateDevice,
  "update-memory-device": updateMemory,
};
