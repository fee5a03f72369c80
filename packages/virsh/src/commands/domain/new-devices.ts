import type { XmlElement } from "@libvirt-ts/core";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { commaList, requires } from "../kit/args.js";
import { element, unlessEmpty } from "../kit/xml-text.js";
import type { ArgsOf } from "../table/group-commands.js";

/** A disk that options describe. An empty source is an empty drive. Throws a Failure for what does not go together. */
export function diskOf(args: ArgsOf<"attach-disk">): XmlElement {
  const { source, target, type: device, mode, driver, subdriver, cache, io, iothread } = args;
  const protocol = args["source-protocol"];
  for (const option of ["source-host-name", "source-host-transport", "source-host-socket"] as const)
    requires(args, option, "source-protocol");
  if (source === "" && (device === undefined || device === "disk" || device === "lun")) {
    throw new Failure(msg("a disk needs a source: only drives for CDs and floppies can be empty"));
  }
  if (mode !== undefined && mode !== "readonly" && mode !== "shareable") {
    throw new Failure(msg("'{mode}' is no mode of a disk: expected readonly or shareable"), { mode });
  }
  const kind =
    args.sourcetype ?? (protocol !== undefined ? "network" : source.startsWith("/dev/") ? "block" : "file");
  if (kind !== "file" && kind !== "block" && kind !== "network") {
    throw new Failure(msg("'{kind}' is no type of a source: expected file, block or network"), { kind });
  }
  return element(
    "disk",
    {
      type: kind,
      device,
      ...(args.rawio ? { rawio: "yes" } : {}),
    },
    unlessEmpty(element("driver", { name: driver, type: subdriver, cache, io, iothread })),
    sourceOf(args, kind),
    element("target", { dev: target, bus: args.targetbus }),
    mode === undefined ? undefined : element(mode),
    args.serial === undefined ? undefined : element("serial", {}, args.serial),
    args.wwn === undefined ? undefined : element("wwn", {}, args.wwn),
    unlessEmpty(element("alias", { name: args.alias })),
    args.address === undefined ? undefined : addressOf(args.address, args.multifunction),
    unlessEmpty(
      element(
        "throttlefilters",
        {},
        ...commaList(args["throttle-groups"]).map((group) => element("throttlefilter", { group })),
      ),
    ),
  );
}

function sourceOf(args: ArgsOf<"attach-disk">, kind: string): XmlElement | undefined {
  const { source } = args;
  if (kind === "network") {
    const protocol = args["source-protocol"];
    if (protocol === undefined) throw new Failure(msg("a source on the network needs --source-protocol"));
    const [host, port] = splitHost(args["source-host-name"]);
    const socket = args["source-host-socket"];
    return element(
      "source",
      { protocol, name: source },
      unlessEmpty(element("host", { transport: args["source-host-transport"], name: host, port, socket })),
    );
  }
  if (source === "") return undefined;
  return element("source", kind === "block" ? { dev: source } : { file: source });
}

/** `server:6789`, or `[fe80::1]:6789`. */
function splitHost(text: string | undefined): [host: string | undefined, port: string | undefined] {
  if (text === undefined) return [undefined, undefined];
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(text);
  return match === null ? [text, undefined] : [match[1], match[2]];
}

const hex = (digits: string, width: number): string => `0x${digits.padStart(width, "0")}`;

/** How each kind of address is written: `pci:0000.00.05.0`, `usb:1.2`, `ccw:0xfe.0x0.0x1`, `drive`, `scsi`, `ide`, `sata`. */
function addressOf(text: string, multifunction: boolean): XmlElement {
  const [kind, rest = ""] = text.split(":", 2) as [string, string | undefined];
  const parts = rest.split(".");
  const whole = parts.every((part) => /^(?:0x)?[0-9a-fA-F]+$/.test(part));
  const bare = parts.map((part) => part.replace(/^0x/, ""));
  if (whole && kind === "pci" && parts.length === 4) {
    const [domain, bus, slot, fn] = bare as [string, string, string, string];
    return element("address", {
      type: "pci",
      domain: hex(domain, 4),
      bus: hex(bus, 2),
      slot: hex(slot, 2),
      function: `0x${fn}`,
      ...(multifunction ? { multifunction: "on" } : {}),
    });
  }
  if (whole && kind === "usb" && parts.length === 2) {
    return element("address", { type: "usb", bus: bare[0], port: bare[1] });
  }
  if (whole && kind === "ccw" && parts.length === 3) {
    const [cssid, ssid, devno] = bare as [string, string, string];
    return element("address", { type: "ccw", cssid: `0x${cssid}`, ssid: `0x${ssid}`, devno: hex(devno, 4) });
  }
  if (whole && ["ide", "sata", "scsi"].includes(kind) && parts.length === 3) {
    return element("address", { type: "drive", controller: bare[0], bus: bare[1], unit: bare[2] });
  }
  throw new Failure(
    msg("'{text}' is no address: expected pci:D.B.S.F, usb:B.P, ccw:C.S.D, or scsi, ide or sata:C.B.U"),
    { text },
  );
}

/** Which attribute names what a card is connected to. */
const cardSources: Readonly<Record<string, string>> = {
  network: "network",
  bridge: "bridge",
  direct: "dev",
  ethernet: "dev",
  vdpa: "dev",
  internal: "name",
};

/** A network card that options describe. */
export function cardOf(args: ArgsOf<"attach-interface">): XmlElement {
  const { type, source, model, script, target, alias } = args;
  const mode = args["source-mode"];
  return element(
    "interface",
    { type, ...(args.managed ? { managed: "yes" } : {}) },
    cardSource(type, source, mode),
    unlessEmpty(element("target", { dev: target })),
    unlessEmpty(element("mac", { address: args.mac })),
    unlessEmpty(element("script", { path: script })),
    unlessEmpty(element("model", { type: model })),
    unlessEmpty(element("alias", { name: alias })),
    unlessEmpty(
      element(
        "bandwidth",
        {},
        args.inbound === undefined ? undefined : rateOf("inbound", args.inbound),
        args.outbound === undefined ? undefined : rateOf("outbound", args.outbound),
      ),
    ),
  );
}

function cardSource(type: string, source: string, mode: string | undefined): XmlElement | undefined {
  if (type === "user" || type === "null" || source === "") return undefined;
  if (type === "hostdev") {
    const match = /^pci:([0-9a-f]{4}):([0-9a-f]{2}):([0-9a-f]{2})\.([0-7])$/i.exec(
      `pci:${source.replace(/^pci:/, "")}`,
    );
    if (match === null)
      throw new Failure(msg("'{source}' is no PCI device: expected 0000:00:05.0"), { source });
    const [, domain, bus, slot, fn] = match;
    return element(
      "source",
      {},
      element("address", {
        type: "pci",
        domain: `0x${domain}`,
        bus: `0x${bus}`,
        slot: `0x${slot}`,
        function: `0x${fn}`,
      }),
    );
  }
  if (type === "vhostuser") return element("source", { type: "unix", path: source, mode });
  const attribute = Object.hasOwn(cardSources, type) ? cardSources[type] : undefined;
  if (attribute === undefined) {
    throw new Failure(msg("'{type}' is no type of an interface that can be attached so: use attach-device"), {
      type,
    });
  }
  return element("source", { [attribute]: source });
}

/** Limits as `average,peak,burst,floor`, by their names. */
export function rateParts(option: string, text: string): Readonly<Record<string, string>> {
  const names = option === "inbound" ? ["average", "peak", "burst", "floor"] : ["average", "peak", "burst"];
  const parts = text.split(",");
  if (parts.length > names.length || !parts.every((part) => /^\d{0,10}$/.test(part)) || text === "") {
    throw new Failure(msg("'{text}' is not a valid '{option}': expected {names}"), {
      text,
      option,
      names: names.join(","),
    });
  }
  return Object.fromEntries(parts.flatMap((part, index) => (part === "" ? [] : [[names[index]!, part]])));
}

const rateOf = (option: string, text: string): XmlElement => element(option, rateParts(option, text));
