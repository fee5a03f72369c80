/** The hypervisor and the store of a fake xl's host, as far as a toolstack asks them: its guests, without running it. */
import type { GuestDisk, GuestIdentity, LiveGuest, Peers } from "@libvirt-ts/driver";
import type { FakeXl, FakeXlGuest } from "./fake-xl.js";

const dom0 = "00000000-0000-0000-0000-000000000000";
const uuidOf = ({ id, uuid }: FakeXlGuest) => (id === 0 ? dom0 : uuid);

function stateOf({ crashed, shutdown, paused }: FakeXlGuest): LiveGuest["state"] {
  if (crashed) return "crashed";
  if (shutdown) return "shutdown";
  return paused ? "paused" : "running";
}

const liveGuest = (guest: FakeXlGuest): LiveGuest => ({
  id: guest.id,
  uuid: uuidOf(guest),
  kind: guest.type,
  state: stateOf(guest),
  vcpus: guest.vcpus,
  memory: guest.populated ?? guest.memory,
});

const diskOf = ({
  pdev_path: source,
  vdev,
  is_cdrom,
  readwrite,
}: FakeXlGuest["disks"][number]): GuestDisk => ({
  target: String(vdev),
  ...(typeof source === "string" && source !== "" && { source }),
  isBlock: String(source).startsWith("/dev/"),
  device: is_cdrom ? "cdrom" : "disk",
  readOnly: !readwrite,
  shareable: false,
});

/** Every call is told to `asked`. */
export function fakeXlPeers(
  fake: FakeXl,
  asked: (what: string) => void = () => {},
): Pick<
  Peers,
  "liveGuests" | "guestEnds" | "domainNames" | "guestDevices" | "guestRequests" | "memoryLimits"
> {
  const guests = () => fake.guests;
  const at = (id: number) => guests().find((guest) => guest.id === id);
  async function change(
    what: string,
    { id, uuid }: GuestIdentity,
    work: Parameters<FakeXl["change"]>[2],
  ): Promise<void> {
    asked(`${what} ${id}`);
    if (!fake.change(id, uuid, work)) throw Object.assign(new Error(`no guest ${id} ${uuid}`), { code: 42 });
  }
  const found = <T>(ids: readonly number[], read: (guest: FakeXlGuest) => T) =>
    new Map(
      ids.flatMap((id) => {
        const guest = at(id);
        return guest === undefined ? [] : [[id, read(guest)] as const];
      }),
    );

  return {
    liveGuests: {
      ids: async () => guests().map(({ id }) => id),
      withUuid: async (uuid) =>
        guests()
          .filter((guest) => uuidOf(guest) === uuid)
          .map(liveGuest),
      async withId(id) {
        const guest = at(id);
        return guest && liveGuest(guest);
      },
      pause: (guest) => change("pause", guest, (one) => ({ ...one, paused: true })),
      unpause: (guest) => change("unpause", guest, (one) => ({ ...one, paused: false })),
      limitMemory: (guest, memory) => change(`limit ${memory}`, guest, (one) => one),
    },
    guestEnds: {
      async destroyBare({ id, uuid }) {
        const isBare = ({ type, disks, nics, ...guest }: FakeXlGuest) =>
          type !== "hvm" && disks.length + nics.length === 0 && !guest.shutdown;
        let ended = false;
        fake.change(id, uuid, (guest) => {
          ended = isBare(guest);
          return ended ? undefined : guest;
        });
        if (ended) asked(`destroy ${id}`);
        return ended;
      },
    },
    domainNames: {
      namesOf: async (ids) => found(ids, ({ name }) => name),
    },
    guestDevices: {
      async devicesOf(id) {
        const { disks = [], nics = [] } = at(id) ?? {};
        return { disks: disks.map(diskOf), interfaces: nics.map(({ mac }) => ({ mac: String(mac) })) };
      },
    },
    guestRequests: {
      shutdown: (guest, word) =>
        change(word, guest, (one, nextId) => {
          if (one.deaf) return one;
          return word === "reboot" ? { ...one, id: nextId } : undefined;
        }),
      memoryTarget: async ({ id }) => at(id)?.memory,
      setMemoryTarget: (guest, memory) => change(`target ${memory}`, guest, (one) => ({ ...one, memory })),
      onlineVcpus: async ({ id }) => at(id)?.online,
      setOnlineVcpus: (guest, online) => change(`online ${online}`, guest, (one) => ({ ...one, online })),
    },
    memoryLimits: {
      maxMemories: async (ids) => found(ids, ({ maxmem }) => maxmem),
      recordMaxMemory: (guest, maxmem) => change(`maximum ${maxmem}`, guest, (one) => ({ ...one, maxmem })),
    },
  };
}
