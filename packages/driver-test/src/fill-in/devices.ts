import { parseDiskTarget } from "@libvirt-ts/xml";
import type { Devices, Disk } from "@libvirt-ts/xml/domain";
import type { Configuration } from "../configuration.js";
import { type Plain, plains } from "./plain.js";

/** The bus of a disk whose target is called like that. */
const buses: Readonly<Record<string, string>> = {
  vd: "virtio",
  hd: "ide",
  sd: "scsi",
  xvd: "xen",
  fd: "fdc",
};

/** Disks on these buses have a place on a controller: how many places one has, and how many of them a bus of it. */
const places: Readonly<Record<string, readonly [perController: number, perBus: number]>> = {
  ide: [4, 2],
  fdc: [2, 2],
  scsi: [7, 7],
  sata: [6, 6],
};

/** Devices with what their documents left open; cards get addresses that are the same whenever the domain is defined. */
export function completedDevices(devices: Devices, { uuid, os }: Configuration): Devices {
  const { disk, interface: cards, graphics, video, watchdog, input } = devices;
  return {
    ...devices,
    ...(disk && { disk: disk.map(completedDisk) }),
    ...(cards && { interface: completedCards(plains(cards), uuid) }),
    ...(graphics && { graphics: plains(graphics).map(completedScreen) }),
    ...(video && { video: plains(video).map(completedVideo) }),
    ...(watchdog && { watchdog: watchdog.map((one) => ({ ...one, action: one.action ?? "reset" })) }),
    ...(input && { input: plains(input).map((one) => ({ ...one, bus: one.bus ?? "ps2" })) }),
    ...completedPorts(devices, os?.type.value === "hvm"),
  } as Devices;
}

function completedDisk(disk: Disk): Disk {
  const { target, device = "disk", readonly, address, ...rest } = disk as Disk & Plain;
  const place = parseDiskTarget(target.dev);
  const bus = String(target.bus ?? buses[place?.prefix ?? ""] ?? "ide");
  const [perController, perBus] = places[bus] ?? [0, 0];
  const index = place?.index ?? 0;
  const drive = {
    type: "drive",
    controller: Math.floor(index / perController),
    bus: Math.floor((index % perController) / perBus),
    target: 0,
    unit: index % perBus,
  };
  return {
    ...rest,
    device,
    target: { ...target, bus },
    ...((readonly === true || device === "cdrom") && { readonly: true }),
    ...(address !== undefined ? { address } : perController > 0 && { address: drive }),
  } as unknown as Disk;
}

/** A name of the host for each card that has none: the first one that is free among the domain's own. */
function completedCards(cards: readonly Plain[], uuid: string): readonly Plain[] {
  const nameOf = ({ target }: Plain) => (target as { readonly dev?: string } | undefined)?.dev;
  const taken = new Set(cards.map(nameOf));
  let next = 0;
  return cards.map((card, index) => {
    if (nameOf(card) !== undefined) return { ...card, mac: card.mac ?? { address: macOf(uuid, index) } };
    while (taken.has(`testnet${next}`)) next++;
    const dev = `testnet${next++}`;
    return {
      ...card,
      mac: card.mac ?? { address: macOf(uuid, index) },
      target: { ...(card.target as object | undefined), dev },
    };
  });
}

/** An address of a domain's card that has none: made of the domain's uuid, so that it is the same the next time. */
function macOf(uuid: string, index: number): string {
  let hash = 0x811c_9dc5;
  for (const character of `${uuid}/${index}`) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x0100_0193);
  }
  const bytes = [hash >>> 16, hash >>> 8, hash].map((part) => (part & 0xff).toString(16).padStart(2, "0"));
  return ["52", "54", "00", ...bytes].join(":");
}

function completedScreen(screen: Plain): Plain {
  // One on a socket has no port.
  if (screen.type !== "vnc" || screen.socket !== undefined) return screen;
  const { port, autoport, listen, listenElement } = screen;
  const isChosen = port === undefined || port === -1;
  return {
    ...screen,
    port: isChosen ? -1 : port,
    autoport: autoport ?? (isChosen ? "yes" : "no"),
    listenElement: listenElement ?? [{ type: "address", ...(listen !== undefined && { address: listen }) }],
  };
}

function completedVideo(card: Plain, index: number): Plain {
  const model = (card.model ?? {}) as Plain;
  return {
    ...card,
    model: {
      type: "cirrus",
      vram: 16_384,
      heads: 1,
      ...(index === 0 && { primary: "yes" }),
      ...model,
    },
  };
}

/** Serial ports are numbered; the first console of a whole virtual machine is its first serial port. */
function completedPorts({ serial = [], console: consoles = [] }: Devices, isWhole: boolean): object {
  const [first, ...others] = plains(consoles);
  const own = plains(serial).map((port, index) => ({
    ...port,
    target: { port: `${index}`, ...(port.target as object | undefined) },
  }));
  if (first === undefined) return own.length > 0 ? { serial: own } : {};
  const type = (first.target as Plain | undefined)?.type;
  if (!isWhole || (type !== undefined && type !== "serial")) return own.length > 0 ? { serial: own } : {};
  const { target: _, ...line } = first;
  return {
    serial: own.length > 0 ? own : [{ type: "pty", ...line, target: { port: "0" } }],
    console: [
      {
        type: "pty",
        ...first,
        target: { type: "serial", port: "0", ...(first.target as object | undefined) },
      },
      ...others,
    ],
  };
}
