import {
  type DomainDeviceOperations,
  type DomainGuestOperations,
  type DomainOperations,
  ErrorNumber,
  type QemuOperations,
} from "@libvirt-ts/driver";
import {
  DomainAuthorizedSSHKeysSetFlags,
  DomainInterfaceAddressesSource,
  DomainSetTimeFlags,
  DomainSetUserPasswordFlags,
} from "@libvirt-ts/driver/flags";
import { type GuestAgent, stringifyJson } from "@libvirt-ts/qmp";
import { contradiction, invalidArgument, qemuError } from "../errors.js";
import { assertTimeout, setAgentTimeout, withAgent } from "../guest/agent.js";
import { fileSystemsOf, guestInfoOf, guestInfoTypes, interfacesOf } from "../guest/agent-answers.js";
import type { Guest } from "../guest/guest.js";
import { listOf } from "../host/numbers.js";
import type { QemuNode } from "../node/node.js";
import { addressesSeen } from "./addresses.js";
import { readCommand } from "./monitor.js";

type AgentOperations = Required<
  Omit<DomainGuestOperations, "domainSendProcessSignal"> &
    Pick<DomainDeviceOperations, "domainInterfaceAddresses"> &
    Pick<DomainOperations, "domainPMSuspendForDuration"> &
    Pick<QemuOperations, "domainQemuAgentCommand">
>;

interface Options {
  readonly signal?: AbortSignal;
}

const second = 1_000_000_000n;
const suspends = ["guest-suspend-ram", "guest-suspend-disk", "guest-suspend-hybrid"] as const;

/** A list such as `1,3-4`. Throws INVALID_ARG. */
function numbersOf(list: string): number[] {
  const numbers = new Set<number>();
  for (const part of list.split(",")) {
    const [, first, last = first] = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(part) ?? [];
    if (first === undefined || Number(last) < Number(first))
      throw invalidArgument(
        "vcpus",
        `expected a list such as '1,3-4', not ${JSON.stringify(list.slice(0, 40))}`,
      );
    for (let number = Number(first); number <= Number(last); number++) numbers.add(number);
  }
  return [...numbers];
}

/** What is asked of the guest itself, by its agent. */
export function agentOperations(node: QemuNode): AgentOperations {
  /** It takes the guest, so that one that is gone is told before anybody judges what is asked of it. */
  const ask = <T>(
    guest: Guest,
    options: Options | undefined,
    use: (agent: GuestAgent) => Promise<T>,
    limit?: number,
  ): Promise<T> => withAgent(node, guest, use, options?.signal, limit);

  return {
    domainGetHostname: async (ref, _flags, options) =>
      ask(
        await node.active(ref),
        options,
        async (agent) => (await agent.execute("guest-get-host-name"))["host-name"],
      ),

    domainGetTime: async (ref, _flags, options) =>
      ask(await node.active(ref), options, async (agent) => {
        const time = BigInt(await agent.execute("guest-get-time"));
        return { seconds: Number(time / second), nseconds: Number(time % second) };
      }),

    async domainSetTime(ref, { seconds, nseconds }, flags, options) {
      const guest = await node.active(ref);
      if (!Number.isSafeInteger(seconds) || seconds < 0)
        throw invalidArgument("seconds", `expected seconds since 1970, not ${seconds}`);
      if (!Number.isInteger(nseconds) || nseconds < 0 || nseconds >= 1e9)
        throw invalidArgument("nseconds", `expected 0 to 999999999, not ${nseconds}`);
      const isSync = (flags & DomainSetTimeFlags.TIME_SYNC) !== 0;
      const time = BigInt(seconds) * second + BigInt(nseconds);
      await ask(guest, options, async (agent) => {
        await agent.execute("guest-set-time", isSync ? {} : { time });
        // The ticks that a clock has missed are not made up for: it is right now.
        await guest.run((client) => client.execute("rtc-reset-reinjection")).catch(() => {});
      });
    },

    async domainGetFSInfo(ref, _flags, options) {
      const guest = await node.active(ref);
      return ask(guest, options, async (agent) =>
        fileSystemsOf(await agent.execute("guest-get-fsinfo"), guest.live),
      );
    },

    domainFSFreeze: async (ref, mountpoints, _flags, options) =>
      ask(await node.active(ref), options, async (agent) =>
        Number(
          mountpoints === undefined
            ? await agent.execute("guest-fsfreeze-freeze")
            : await agent.execute("guest-fsfreeze-freeze-list", { mountpoints }),
        ),
      ),

    domainFSThaw: async (ref, _mountpoints, _flags, options) =>
      ask(await node.active(ref), options, async (agent) =>
        Number(await agent.execute("guest-fsfreeze-thaw")),
      ),

    async domainFSTrim(ref, mountpoint, minimum, _flags, options) {
      const guest = await node.active(ref);
      if (mountpoint !== undefined)
        throw qemuError(ErrorNumber.ARGUMENT_UNSUPPORTED, "mountpoint", "an agent trims all file systems");
      await ask(guest, options, (agent) => agent.execute("guest-fstrim", { minimum }));
    },

    async domainGetGuestInfo(ref, types, _flags, options) {
      const guest = await node.active(ref);
      if (types & ~guestInfoTypes)
        throw invalidArgument("types", `nothing is known of 0x${(types & ~guestInfoTypes).toString(16)}`);
      return ask(guest, options, (agent) => guestInfoOf(agent, guest.live, types));
    },

    domainGetGuestVcpus: async (ref, _flags, options) =>
      ask(await node.active(ref), options, async (agent) => {
        const vcpus = await agent.execute("guest-get-vcpus");
        const those = (wanted: (vcpu: (typeof vcpus)[number]) => boolean): string =>
          listOf(vcpus.filter(wanted).map((vcpu) => Number(vcpu["logical-id"])));
        return {
          vcpus: those(() => true),
          online: those(({ online }) => online),
          offlinable: those((vcpu) => vcpu["can-offline"] === true),
        };
      }),

    async domainSetGuestVcpus(ref, vcpus, online, _flags, options) {
      const guest = await node.active(ref);
      const numbers = numbersOf(vcpus);
      await ask(guest, options, async (agent) => {
        const known = new Map(
          (await agent.execute("guest-get-vcpus")).map((vcpu) => [Number(vcpu["logical-id"]), vcpu]),
        );
        for (const number of numbers) {
          const vcpu = known.get(number);
          if (vcpu === undefined) throw invalidArgument("vcpus", `the guest has no vcpu ${number}`);
          if (!online && vcpu["can-offline"] !== true)
            throw qemuError(
              ErrorNumber.OPERATION_UNSUPPORTED,
              `vcpus '${vcpus}'`,
              `the guest cannot do without vcpu ${number}`,
            );
        }
        const wanted = numbers.map((number) => ({ "logical-id": number, online }));
        const count = Number(await agent.execute("guest-set-vcpus", { vcpus: wanted }));
        if (count < numbers.length)
          throw qemuError(
            ErrorNumber.OPERATION_FAILED,
            `vcpus '${vcpus}'`,
            `the guest has set ${count} of ${numbers.length}`,
          );
      });
    },

    async domainSetUserPassword(ref, user, password, flags, options) {
      await ask(await node.active(ref), options, (agent) =>
        agent.execute("guest-set-user-password", {
          username: user,
          password: Buffer.from(password).toString("base64"),
          crypted: (flags & DomainSetUserPasswordFlags.PASSWORD_ENCRYPTED) !== 0,
        }),
      );
    },

    domainAuthorizedSSHKeysGet: async (ref, username, _flags, options) =>
      ask(await node.active(ref), options, async (agent) => [
        ...(await agent.execute("guest-ssh-get-authorized-keys", { username })).keys,
      ]),

    async domainAuthorizedSSHKeysSet(ref, username, keys, flags, options) {
      const guest = await node.active(ref);
      const { APPEND, REMOVE } = DomainAuthorizedSSHKeysSetFlags;
      if (flags & APPEND && flags & REMOVE) throw contradiction("APPEND", "REMOVE");
      await ask(guest, options, (agent) =>
        flags & REMOVE
          ? agent.execute("guest-ssh-remove-authorized-keys", { username, keys })
          : agent.execute("guest-ssh-add-authorized-keys", { username, keys, reset: !(flags & APPEND) }),
      );
    },

    async domainAgentSetResponseTimeout(ref, timeout) {
      await setAgentTimeout(await node.active(ref), timeout);
    },

    async domainInterfaceAddresses(ref, source, _flags, options) {
      const guest = await node.active(ref);
      const { AGENT, LEASE, ARP } = DomainInterfaceAddressesSource;
      if (source !== AGENT && source !== LEASE && source !== ARP)
        throw invalidArgument("source", `expected a DomainInterfaceAddressesSource, not ${source}`);
      if (source !== AGENT) return addressesSeen(node, guest, source === LEASE, options?.signal);
      return ask(guest, options, async (agent) =>
        interfacesOf(await agent.execute("guest-network-get-interfaces")),
      );
    },

    async domainPMSuspendForDuration(ref, target, duration, _flags, options) {
      const guest = await node.active(ref);
      const command = suspends[target];
      if (command === undefined) throw invalidArgument("target", `expected 0, 1 or 2, not ${target}`);
      if (duration !== 0)
        throw qemuError(
          ErrorNumber.ARGUMENT_UNSUPPORTED,
          "duration",
          "a guest sleeps until it is woken: expected 0",
        );
      await ask(guest, options, (agent) =>
        agent.execute(command, {}, { silentSuccess: true, timeout: 5_000 }),
      );
    },

    async domainQemuAgentCommand(ref, command, timeout, _flags, options) {
      const guest = await node.active(ref);
      assertTimeout(timeout);
      const [name, args] = readCommand(command);
      return ask(
        guest,
        options,
        async (agent) => stringifyJson({ return: await agent.call(name, args) }),
        timeout,
      );
    },
  };
}
