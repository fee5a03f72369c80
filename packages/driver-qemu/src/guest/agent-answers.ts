import type { DomainFSInfo, DomainGuestInfo, DomainInterface } from "@libvirt-ts/driver";
import { DomainGuestInfoTypes } from "@libvirt-ts/driver/flags";
import {
  type AgentDiskAddress,
  type AgentFileSystem,
  type AgentInterface,
  type GuestAgent,
  QmpError,
} from "@libvirt-ts/qmp";
import type { Disk, Domain } from "@libvirt-ts/xml/domain";

const { USERS, OS, TIMEZONE, HOSTNAME, FILESYSTEM, DISKS, INTERFACES } = DomainGuestInfoTypes;

/** The cards of a guest, as its agent tells them. */
export function interfacesOf(cards: readonly AgentInterface[]): DomainInterface[] {
  return cards.map((card) => {
    const hwaddr = card["hardware-address"]?.toLowerCase();
    return {
      name: card.name,
      ...(hwaddr !== undefined && { hwaddr }),
      addrs: (card["ip-addresses"] ?? []).map((address) => ({
        type: address["ip-address-type"] === "ipv4" ? 0 : 1,
        addr: address["ip-address"],
        prefix: Number(address.prefix),
      })),
    };
  });
}

/** The file systems of a guest, and which of its disks they lie on. */
export function fileSystemsOf(systems: readonly AgentFileSystem[], live: Domain): DomainFSInfo[] {
  return systems.map(({ name, mountpoint, type, disk }) => ({
    mountpoint,
    name,
    fstype: type,
    devAliases: disk.flatMap((address) => targetAt(address, live) ?? []),
  }));
}

/** The target of the disk that sits at an address in the guest's machine; undefined where none does. */
function targetAt(address: AgentDiskAddress, { devices }: Domain): string | undefined {
  return (devices?.disk ?? []).find((disk) => sitsAt(disk, address))?.target.dev;
}

function sitsAt({ address: own }: Disk, at: AgentDiskAddress): boolean {
  if (own?.type === "pci") {
    const pci = at["pci-controller"];
    const same = (one: unknown, other: unknown): boolean => Number(one ?? 0) === Number(other ?? 0);
    return (
      at["bus-type"] === "virtio" &&
      pci !== undefined &&
      same(own.domain, pci.domain) &&
      same(own.bus, pci.bus) &&
      same(own.slot, pci.slot) &&
      same(own.function, pci.function)
    );
  }
  if (own?.type !== "drive" || at["bus-type"] === "virtio") return false;
  const { bus = 0, target = 0, unit = 0 } = own;
  return bus === Number(at.bus) && target === Number(at.target) && unit === Number(at.unit);
}

type Part = (agent: GuestAgent, live: Domain) => Promise<DomainGuestInfo>;

/** What an agent is asked for each kind of news, in the order in which libvirt tells them. */
const parts: readonly (readonly [type: number, part: Part])[] = [
  [
    USERS,
    async (agent) => ({
      user: (await agent.execute("guest-get-users")).map(({ user, domain, "login-time": login }) => ({
        name: user,
        ...(domain !== undefined && { domain }),
        "login-time": Math.floor(login * 1000),
      })),
    }),
  ],
  [
    OS,
    async (agent) => ({
      os: (await agent.execute("guest-get-osinfo")) as NonNullable<DomainGuestInfo["os"]>,
    }),
  ],
  [
    TIMEZONE,
    async (agent) => {
      const { zone, offset } = await agent.execute("guest-get-timezone");
      return { timezone: { ...(zone !== undefined && { name: zone }), offset: Number(offset) } };
    },
  ],
  [HOSTNAME, async (agent) => ({ hostname: (await agent.execute("guest-get-host-name"))["host-name"] })],
  [
    FILESYSTEM,
    async (agent, live) => ({
      fs: (await agent.execute("guest-get-fsinfo")).map((system) => ({
        mountpoint: system.mountpoint,
        name: system.name,
        fstype: system.type,
        ...bytes("total-bytes", system["total-bytes"]),
        ...bytes("used-bytes", system["used-bytes"]),
        disk: system.disk.map((address) => diskAt(address, live)),
      })),
    }),
  ],
  [
    DISKS,
    async (agent, live) => ({
      disk: (await agent.execute("guest-get-disks")).map((disk) => {
        const target = disk.address && targetAt(disk.address, live);
        return {
          name: disk.name,
          partition: disk.partition,
          dependency: (disk.dependencies ?? []).map((name) => ({ name })),
          ...(target !== undefined && { alias: target }),
          ...(disk.alias !== undefined && { guest_alias: disk.alias }),
          ...(disk.address?.serial !== undefined && { serial: disk.address.serial }),
          ...(disk.address !== undefined && { guest_bus: disk.address["bus-type"] }),
        };
      }),
    }),
  ],
  [
    INTERFACES,
    async (agent) => ({
      if: (await agent.execute("guest-network-get-interfaces")).map((card) => ({
        name: card.name,
        ...(card["hardware-address"] !== undefined && { hwaddr: card["hardware-address"] }),
        addr: (card["ip-addresses"] ?? []).map((address) => ({
          type: address["ip-address-type"],
          addr: address["ip-address"],
          prefix: Number(address.prefix),
        })),
      })),
    }),
  ],
];

const bytes = (name: string, count: number | bigint | undefined): Record<string, bigint> =>
  count === undefined ? {} : { [name]: BigInt(count) };

function diskAt(
  address: AgentDiskAddress,
  live: Domain,
): { alias?: string; serial?: string; device?: string } {
  const alias = targetAt(address, live);
  return {
    ...(alias !== undefined && { alias }),
    ...(address.serial !== undefined && { serial: address.serial }),
    ...(address.dev !== undefined && { device: address.dev }),
  };
}

/** Types of news that can be had. */
export const guestInfoTypes: number = parts.reduce((all, [type]) => all | type, 0);

/** What is asked of a guest, `types` of `DomainGuestInfoTypes`; with 0 all that its agent knows. */
export async function guestInfoOf(agent: GuestAgent, live: Domain, types: number): Promise<DomainGuestInfo> {
  let all: DomainGuestInfo = {};
  for (const [type, part] of parts) {
    if (types !== 0 && !(types & type)) continue;
    try {
      all = { ...all, ...(await part(agent, live)) };
    } catch (error) {
      // An agent that does not know of it is no reason not to tell the rest.
      if (types !== 0 || !(error instanceof QmpError)) throw error;
    }
  }
  return all;
}
