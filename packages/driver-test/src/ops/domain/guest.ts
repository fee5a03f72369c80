import { type DomainGuestInfo, type DomainOperations, type DomainRef, DomainState } from "@libvirt-ts/driver";
import {
  DomainAuthorizedSSHKeysSetFlags,
  DomainGetHostnameFlags,
  DomainGuestInfoTypes,
  DomainSetTimeFlags,
} from "@libvirt-ts/driver/flags";
import { realtimeOf } from "../../clock.js";
import { invalidArgument, wrongState } from "../../errors.js";
import { guestInterfaces } from "../../state/addresses.js";
import { listOf, numbersOf } from "../../state/cpu-set.js";
import { disksOf } from "../../state/disks.js";
import type { ActiveGuest, TestDomain } from "../../state/domain.js";
import { fileSystems } from "../../state/guest-agent.js";
import type { TestNode } from "../../state/node.js";
import { onlineVcpusOf } from "../../state/sizes.js";

type GuestOperations = Required<
  Pick<
    DomainOperations,
    | "domainGetHostname"
    | "domainGetTime"
    | "domainSetTime"
    | "domainGetFSInfo"
    | "domainFSFreeze"
    | "domainFSThaw"
    | "domainFSTrim"
    | "domainGetGuestInfo"
    | "domainGetGuestVcpus"
    | "domainSetGuestVcpus"
    | "domainSetUserPassword"
    | "domainAuthorizedSSHKeysGet"
    | "domainAuthorizedSSHKeysSet"
    | "domainAgentSetResponseTimeout"
  >
>;

const second = 1_000_000_000n;

/** What the guest itself is asked, and answers. */
export function guestOperations(node: TestNode): GuestOperations {
  const guestOf = (ref: DomainRef): ActiveGuest => node.guestOf(node.find(ref));

  function runningGuest(ref: DomainRef): ActiveGuest {
    const guest = guestOf(ref);
    if (guest.state === DomainState.RUNNING) return guest;
    throw wrongState(ref, "it does not run, so that its guest cannot answer");
  }

  const fsInfo = ({ description }: ActiveGuest) => {
    const target = disksOf(description)[0]?.target.dev ?? "vda";
    return fileSystems.map(({ mountpoint, partition, fstype }) => ({
      mountpoint,
      name: `${target}${partition}`,
      fstype,
      devAliases: [target],
    }));
  };

  return {
    async domainGetHostname(ref, flags) {
      const { LEASE, AGENT } = DomainGetHostnameFlags;
      if (flags === (LEASE | AGENT))
        throw invalidArgument("virDomainGetHostname", "LEASE and AGENT contradict each other");
      const domain = node.find(ref);
      node.guestOf(domain);
      return hostnameOf(domain);
    },

    async domainGetTime(ref) {
      const time = realtimeOf(node.clock) + runningGuest(ref).agent.timeOffset;
      return { seconds: Number(time / second), nseconds: Number(time % second) };
    },

    async domainSetTime(ref, { seconds, nseconds }, flags) {
      const { agent } = runningGuest(ref);
      if (!Number.isSafeInteger(seconds) || seconds < 0 || nseconds < 0 || nseconds >= Number(second)) {
        throw invalidArgument(
          "virDomainSetTime",
          `${seconds} seconds and ${nseconds} nanoseconds are no time`,
        );
      }
      const wanted = BigInt(seconds) * second + BigInt(nseconds);
      agent.timeOffset = flags & DomainSetTimeFlags.TIME_SYNC ? 0n : wanted - realtimeOf(node.clock);
      node.tell({ event: "rtc-change", utcOffset: Number(agent.timeOffset / second) }, node.find(ref));
    },

    domainGetFSInfo: async (ref) => fsInfo(guestOf(ref)),
    domainFSFreeze: async (ref, mountpoints) => guestOf(ref).agent.freeze(mountpoints),
    domainFSThaw: async (ref, mountpoints) => guestOf(ref).agent.thaw(mountpoints),

    async domainFSTrim(ref, mountpoint) {
      guestOf(ref);
      if (mountpoint === undefined || fileSystems.some((it) => it.mountpoint === mountpoint)) return;
      throw invalidArgument("virDomainFSTrim", `nothing is mounted at ${JSON.stringify(mountpoint)}`);
    },

    async domainGetGuestInfo(ref, types) {
      const domain = node.find(ref);
      const guest = runningGuest(ref);
      const known: Readonly<Record<number, () => DomainGuestInfo>> = {
        [DomainGuestInfoTypes.USERS]: () => ({ user: [{ name: "root", "login-time": 0 }] }),
        [DomainGuestInfoTypes.OS]: () => ({
          os: {
            id: "test",
            name: "Test",
            "pretty-name": "The built-in guest of libvirt-ts",
            version: "1",
            "version-id": "1",
            machine: String(guest.description.os?.type.arch ?? node.info.model),
            "kernel-release": "1.0.0",
          },
        }),
        [DomainGuestInfoTypes.TIMEZONE]: () => ({ timezone: { name: "UTC", offset: 0 } }),
        [DomainGuestInfoTypes.HOSTNAME]: () => ({ hostname: hostnameOf(domain) }),
        [DomainGuestInfoTypes.FILESYSTEM]: () => ({
          fs: fsInfo(guest).map(({ mountpoint, name, fstype, devAliases }, index) => ({
            mountpoint,
            name,
            fstype,
            "total-bytes": fileSystems[index]!.total,
            "used-bytes": fileSystems[index]!.used,
            disk: devAliases.map((alias) => ({ alias })),
          })),
        }),
        [DomainGuestInfoTypes.DISKS]: () => ({
          disk: disksOf(guest.description).map(({ target }) => ({
            name: `/dev/${target.dev}`,
            partition: false,
            alias: target.dev,
          })),
        }),
        [DomainGuestInfoTypes.INTERFACES]: () => ({
          if: guestInterfaces(node, domain).map(({ name, hwaddr, addrs }) => ({
            name,
            ...(hwaddr !== undefined && { hwaddr }),
            addr: addrs.map(({ addr }) => ({ type: "ipv4", addr })),
          })),
        }),
        [DomainGuestInfoTypes.LOAD]: () => ({ load: { "1m": 0, "5m": 0, "15m": 0 } }),
        [DomainGuestInfoTypes.DEVICES]: () => ({}),
      };
      const wanted = Object.entries(known).filter(([type]) => types === 0 || (types & Number(type)) !== 0);
      return Object.assign({}, ...wanted.map(([, make]) => make())) as DomainGuestInfo;
    },

    async domainGetGuestVcpus(ref) {
      const { description, agent } = guestOf(ref);
      const vcpus = [...Array(onlineVcpusOf(description)).keys()];
      return {
        vcpus: listOf(vcpus),
        online: listOf(vcpus.filter((vcpu) => !agent.offline.has(vcpu))),
        offlinable: listOf(vcpus.slice(1)),
      };
    },

    async domainSetGuestVcpus(ref, list, online) {
      const { description, agent } = runningGuest(ref);
      const vcpus = numbersOf(list, "virDomainSetGuestVcpus", onlineVcpusOf(description) - 1);
      if (!online && vcpus.includes(0)) {
        throw invalidArgument("virDomainSetGuestVcpus", "vcpu 0 cannot be taken off line");
      }
      for (const vcpu of vcpus) {
        if (online) agent.offline.delete(vcpu);
        else agent.offline.add(vcpu);
      }
    },

    async domainSetUserPassword(ref, user) {
      guestOf(ref);
      if (user === "") throw invalidArgument("virDomainSetUserPassword", "the user's name is empty");
    },

    domainAuthorizedSSHKeysGet: async (ref, user) => [...runningGuest(ref).agent.keysOf(user)],

    async domainAuthorizedSSHKeysSet(ref, user, keys, flags) {
      const { APPEND, REMOVE } = DomainAuthorizedSSHKeysSetFlags;
      const what = "virDomainAuthorizedSSHKeysSet";
      if (flags & APPEND && flags & REMOVE)
        throw invalidArgument(what, "APPEND and REMOVE contradict each other");
      if (user === "") throw invalidArgument(what, "the user's name is empty");
      const { agent } = runningGuest(ref);
      const before = agent.keysOf(user);
      if (flags & REMOVE)
        agent.setKeys(
          user,
          before.filter((key) => !keys.includes(key)),
        );
      else agent.setKeys(user, flags & APPEND ? [...before, ...keys] : keys);
    },

    async domainAgentSetResponseTimeout(ref, timeout) {
      guestOf(ref);
      if (timeout < -2) throw invalidArgument("virDomainAgentSetResponseTimeout", `${timeout} is no time`);
    },
  };
}

/** How a guest calls itself. */
const hostnameOf = ({ name }: TestDomain): string => `${name}host`;
