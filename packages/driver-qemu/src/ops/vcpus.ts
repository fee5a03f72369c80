import { type DomainResourceOperations, ErrorNumber } from "@libvirt-ts/driver";
import { DomainVcpuFlags } from "@libvirt-ts/driver/flags";
import type { Domain } from "@libvirt-ts/xml/domain";
import { invalidArgument, qemuError } from "../errors.js";
import type { Guest } from "../guest/guest.js";
import { plugVcpus, vcpuStates } from "../guest/plug-vcpus.js";
import type { QemuNode } from "../node/node.js";
import { onlineVcpus } from "./configuration.js";
import { configurationFor, impactOf } from "./impact.js";
import { change } from "./redefine.js";

type VcpuOperations = Required<
  Pick<DomainResourceOperations, "domainGetVcpusFlags" | "domainSetVcpus" | "domainGetMaxVcpus">
>;

const { LIVE, CONFIG, MAXIMUM, GUEST } = DomainVcpuFlags;

/** How many vcpus guests have. */
export function vcpuOperations(node: QemuNode): VcpuOperations {
  return {
    async domainGetMaxVcpus(ref) {
      return most((await node.active(ref)).live);
    },

    async domainGetVcpusFlags(ref, flags) {
      const domain = await node.find(ref);
      refuseAgent(flags);
      const configuration = configurationFor(domain, flags);
      return flags & MAXIMUM ? most(configuration) : onlineVcpus(configuration);
    },

    domainSetVcpus: (ref, count, flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        refuseAgent(flags);
        if (!Number.isInteger(count) || count < 1 || count > 0xffff)
          throw invalidArgument("nvcpus", `expected a number above 0, not ${count}`);
        if (flags & MAXIMUM && !(flags & CONFIG))
          throw invalidArgument("flags", "MAXIMUM is of a definition: it needs CONFIG");
        if (flags & MAXIMUM && flags & LIVE)
          throw invalidArgument("flags", "the most vcpus of what runs are fixed");
        const impact = impactOf(domain, flags);
        for (const [configuration, what] of [
          [impact.guest?.live, "guest"],
          [impact.definition, "definition"],
        ] as const)
          if (configuration !== undefined && !(flags & MAXIMUM) && count > most(configuration))
            throw invalidArgument(
              "nvcpus",
              `${count} are more than the ${most(configuration)} that the ${what} can have`,
            );
        const changed = (definition: Domain) => withCount(definition, count, flags);
        await change(node, impact, changed, (guest) => setLive(guest, count, options?.signal));
      }),
  };
}

const most = ({ vcpu }: Domain): number => vcpu?.value ?? 1;

function refuseAgent(flags: number): void {
  if (flags & GUEST)
    throw qemuError(ErrorNumber.ARGUMENT_UNSUPPORTED, "GUEST", "no guest agent is asked for vcpus");
}

/** The same domain with so many vcpus on line, or at most. Which ones those are is said anew. */
function withCount({ vcpus: _, ...domain }: Domain, count: number, flags: number): Domain {
  const { current, ...vcpu } = domain.vcpu ?? { value: 1 };
  if (flags & MAXIMUM) {
    const online = current !== undefined && current < count ? { current } : {};
    return { ...domain, vcpu: { ...vcpu, ...online, value: count } };
  }
  return { ...domain, vcpu: count === vcpu.value ? vcpu : { ...vcpu, current: count } };
}

/**
 * Plugs vcpus; the document says in any case which there are then. What the guest was started with and what came later is
 * told apart: a saved guest must come back in the same way.
 */
async function setLive(guest: Guest, count: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await guest.run((client) => plugVcpus(client, count), signal);
  } finally {
    if (guest.isAlive) {
      const vcpu = (await guest.run(vcpuStates)) ?? [];
      const online = vcpu.filter(({ enabled }) => enabled === "yes").length;
      await guest.setLive({ ...withCount(guest.live, online, 0), vcpus: { vcpu } });
    }
  }
}
