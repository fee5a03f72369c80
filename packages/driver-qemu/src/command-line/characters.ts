import type { CharacterLog, CharacterProtocol, CharacterSource } from "@libvirt-ts/xml/domain";
import { invalid, unsupported } from "../unsupported.js";
import { option } from "./arguments.js";
import { type Context, idOf, onPci, onUsb } from "./context.js";

/** Where the bytes of a character device go on the host: what all of them say alike. */
export interface Character {
  readonly type?: string;
  readonly source?: readonly CharacterSource[];
  readonly protocol?: CharacterProtocol;
  readonly log?: CharacterLog;
}

/** `-chardev` for a character device. `fallback` is the socket of one that listens without naming its own. */
export function addCharacter(character: Character, id: string, { out }: Context, fallback?: string): void {
  const { log } = character;
  out.options(
    "-chardev",
    ...host(character, id, fallback),
    option("logfile", log?.file),
    log === undefined ? undefined : `logappend=${log.append === "off" ? "off" : "on"}`,
  );
}

function host(character: Character, id: string, fallback: string | undefined): (string | undefined)[] {
  const { type = "pty", source = [], protocol } = character;
  const [first] = source;
  const own = `id=${id}`;
  const path = (): string => {
    const given = first?.path ?? fallback;
    if (given === undefined) throw invalid("source", `a character device of type '${type}' has a path`);
    return option("path", given)!;
  };
  switch (type) {
    case "pty":
    case "null":
    case "vc":
    case "stdio":
      return [type, own];
    case "file":
      return ["file", own, path(), option("append", first?.append)];
    case "pipe":
      return ["pipe", own, path()];
    case "dev":
      return ["serial", own, path()];
    case "unix": {
      const listens = first?.mode !== "connect";
      return [
        "socket",
        own,
        path(),
        ...(listens ? ["server=on", "wait=off"] : [reconnectOption(first?.reconnect)]),
      ];
    }
    case "tcp": {
      if (first?.host === undefined || first.service === undefined)
        throw invalid("source", "TCP has a host and a service");
      const listens = first.mode === "bind";
      return [
        "socket",
        own,
        option("host", first.host),
        option("port", first.service),
        protocol?.type === "telnet" ? "telnet=on" : undefined,
        ...(listens ? ["server=on", "wait=off"] : [reconnectOption(first?.reconnect)]),
      ];
    }
    case "udp": {
      const to = source.find(({ mode }) => mode !== "bind");
      const from = source.find(({ mode }) => mode === "bind");
      return [
        "udp",
        own,
        option("host", to?.host),
        option("port", to?.service),
        option("localaddr", from?.host),
        option("localport", from?.service),
      ];
    }
    case "spicevmc":
      return ["spicevmc", own, "name=vdagent"];
    case "spiceport":
      return ["spiceport", own, option("name", first?.channel)];
    case "qemu-vdagent":
      return [
        "qemu-vdagent",
        own,
        "name=vdagent",
        first?.clipboard && `clipboard=${first.clipboard.copypaste === "yes" ? "on" : "off"}`,
        first?.mouse && `mouse=${first.mouse.mode === "client" ? "on" : "off"}`,
      ];
    default:
      throw unsupported("chardev", `type '${type}' is not supported`);
  }
}

/** After how many seconds a socket that QEMU connects is tried again. */
export function reconnectOption(reconnect: CharacterSource["reconnect"]): string | undefined {
  return reconnect?.enabled === "yes" ? `reconnect=${reconnect.timeout ?? 0}` : undefined;
}

/** Serial and parallel ports, channels and consoles. */
export function addCharacters(context: Context): void {
  const { devices, out, platform, files } = context;
  const socketOf = (id: string): string => `${files.directory}/${id}.sock`;
  for (const [index, serial] of (devices.serial ?? []).entries()) {
    const id = idOf(serial);
    const chardev = `char${id}`;
    addCharacter(serial, chardev, context, socketOf(id));
    const type = serial.target?.type;
    if (platform.board === "virt" && type === "system-serial") out.add("-serial", `chardev:${chardev}`);
    else if (type === "usb-serial") out.device({ driver: "usb-serial", chardev, id, ...onUsb(serial) });
    else if (type === "pci-serial")
      out.device({ driver: "pci-serial", chardev, id, ...onPci(serial, context) });
    else if (type === "isa-debug") {
      const iobase = serial.address?.type === "isa" ? serial.address.iobase : undefined;
      out.device({ driver: "isa-debugcon", chardev, id, iobase });
    } else if (type === "isa-serial")
      out.device({ driver: "isa-serial", chardev, id, index: Number(serial.target?.port ?? index) });
    else throw unsupported("serial/target", `type '${type}' is not supported`);
  }
  for (const parallel of devices.parallel ?? []) {
    const id = idOf(parallel);
    addCharacter(parallel, `char${id}`, context, socketOf(id));
    out.device({ driver: "isa-parallel", chardev: `char${id}`, id });
  }
  for (const channel of devices.channel ?? []) {
    const id = idOf(channel);
    const chardev = `char${id}`;
    const { target } = channel;
    addCharacter(channel, chardev, context, socketOf(id));
    if (target.type === "virtio") {
      const { address } = channel;
      const at = address?.type === "virtio-serial" ? address : { controller: 0, port: undefined };
      out.device({
        driver: "virtserialport",
        bus: `virtio-serial${at.controller}.0`,
        nr: at.port,
        chardev,
        id,
        name: target.name ?? (channel.type === "spicevmc" ? "com.redhat.spice.0" : undefined),
      });
    } else if (target.type === "guestfwd") {
      const str = `tcp:${target.address}:${target.port}-chardev:${chardev}`;
      out.json("-netdev", { type: "user", guestfwd: [{ str }], id });
    } else throw unsupported("channel/target", `type '${target.type}' is not supported`);
  }
  for (const console of devices.console ?? []) {
    const type = console.target?.type ?? "serial";
    // It is the first serial port by another name.
    if (type === "serial") continue;
    if (type !== "virtio") throw unsupported("console/target", `type '${type}' is not supported`);
    const id = idOf(console);
    addCharacter(console, `char${id}`, context, socketOf(id));
    out.device({ driver: "virtconsole", chardev: `char${id}`, id });
  }
}
