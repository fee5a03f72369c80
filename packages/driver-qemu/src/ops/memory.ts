import type { DomainRef, DomainResourceOperations } from "@libvirt-ts/driver";
import { DomainMemoryModFlags } from "@libvirt-ts/driver/flags";
import type { Domain } from "@libvirt-ts/xml/domain";
import { invalidArgument, wrongState } from "../errors.js";
import { balloonOf } from "../guest/balloon.js";
import { changeLive } from "../guest/change.js";
import type { QemuNode } from "../node/node.js";
import { currentMemory, maximumMemory } from "./configuration.js";
import { configurationsOf, impactOf } from "./impact.js";
import { change, redefine, startable } from "./redefine.js";

type MemoryOperations = Required<
  Pick<DomainResourceOperations, "domainSetMemory" | "domainSetMaxMemory" | "domainSetMemoryStatsPeriod">
>;

const { MAXIMUM } = DomainMemoryModFlags;

/** How much memory guests have. */
export function memoryOperations(node: QemuNode): MemoryOperations {
  const setMaximum = (ref: DomainRef, memory: number, flags: number, signal: AbortSignal | undefined) =>
    node.changing(ref, signal, async (domain) => {
      assertSize(memory);
      const { guest, definition } = impactOf(domain, flags);
      if (guest !== undefined)
        throw wrongState(ref, "the maximum of a guest's memory is fixed while it runs");
      await redefine(node, await startable(node, withMaximum(definition!, memory)));
    });

  return {
    async domainSetMemory(ref, memory, flags, options) {
      if (flags & MAXIMUM) return setMaximum(ref, memory, flags & ~MAXIMUM, options?.signal);
      await node.changing(ref, options?.signal, async (domain) => {
        assertSize(memory);
        const impact = impactOf(domain, flags);
        for (const configuration of configurationsOf(impact))
          if (memory > maximumMemory(configuration))
            throw invalidArgument(
              "memory",
              `${memory} KiB are more than the maximum, ${maximumMemory(configuration)} KiB`,
            );
        if (impact.guest !== undefined && balloonOf(impact.guest.live) === undefined)
          throw wrongState(ref, "its memory cannot be changed without a balloon");
        const changed = (definition: Domain) => withCurrent(definition, memory);
        await change(node, impact, changed, async (guest) => {
          await changeLive(guest, guest.live, [{ execute: "balloon", arguments: { value: memory * 1024 } }]);
        });
      });
    },

    domainSetMaxMemory: (ref, memory, options) => setMaximum(ref, memory, 0, options?.signal),

    domainSetMemoryStatsPeriod: (ref, period, flags, options) =>
      node.changing(ref, options?.signal, async (domain) => {
        if (!Number.isInteger(period) || period < 0 || period > 0x7fff_ffff)
          throw invalidArgument("period", `expected seconds, 0 for never, not ${period}`);
        const impact = impactOf(domain, flags);
        for (const { devices } of configurationsOf(impact))
          if ((devices?.memballoon?.model ?? "none") === "none")
            throw wrongState(ref, "it has no balloon to tell of its memory");
        const changed = (configuration: Domain) => withPeriod(configuration, period);
        await change(node, impact, changed, (guest) =>
          changeLive(guest, changed(guest.live), [
            {
              execute: "qom-set",
              arguments: {
                path: `/machine/peripheral/${balloonOf(guest.live)}`,
                property: "guest-stats-polling-interval",
                value: period,
              },
            },
          ]),
        );
      }),
  };
}

function assertSize(memory: number): void {
  if (!Number.isSafeInteger(memory) || memory <= 0 || memory > Number.MAX_SAFE_INTEGER / 1024)
    throw invalidArgument("memory", `expected a number of KiB above 0, not ${memory}`);
}

const inKib = (value: number) => ({ unit: "KiB", value }) as const;

const withCurrent = (domain: Domain, memory: number): Domain => ({ ...domain, currentMemory: inKib(memory) });

/** What a guest has is no more than it can have. */
const withMaximum = (domain: Domain, memory: number): Domain => ({
  ...domain,
  memory: inKib(memory),
  currentMemory: inKib(Math.min(memory, currentMemory(domain))),
});

function withPeriod(domain: Domain, period: number): Domain {
  const { devices } = domain;
  const { stats: _, ...balloon } = devices!.memballoon!;
  const memballoon = period === 0 ? balloon : { ...balloon, stats: { period } };
  return { ...domain, devices: { ...devices, memballoon } };
}
