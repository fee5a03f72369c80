import { type DomainOperations, type DomainRef, ioThreadFields } from "@libvirt-ts/driver";
import type { Domain, IothreadId } from "@libvirt-ts/xml/domain";
import { invalidArgument } from "../../errors.js";
import { mapOfSet, setOfMap } from "../../state/cpu-set.js";
import { changeConfiguration, configurationFor } from "../../state/impact.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { defined, valuesOf } from "../../state/parameters.js";

type ThreadOperations = Required<
  Pick<
    DomainOperations,
    | "domainPinEmulator"
    | "domainGetEmulatorPinInfo"
    | "domainGetIOThreadInfo"
    | "domainPinIOThread"
    | "domainAddIOThread"
    | "domainDelIOThread"
    | "domainSetIOThreadParams"
  >
>;

/** The hypervisor's own threads of a guest, and those that do its input and output. */
export function threadOperations(node: NodeDomains): ThreadOperations {
  const change = (ref: DomainRef, flags: number, how: (domain: Domain) => Domain) =>
    void changeConfiguration(node, node.find(ref), flags, how);

  return {
    async domainPinEmulator(ref, cpumap, flags) {
      const cpuset = setOfMap(cpumap, node.info);
      change(ref, flags, (it) => ({ ...it, cputune: { ...it.cputune, emulatorpin: { cpuset } } }));
    },

    async domainGetEmulatorPinInfo(ref, flags) {
      const { cputune, vcpu } = configurationFor(node.find(ref), flags);
      return mapOfSet(cputune?.emulatorpin?.cpuset ?? vcpu?.cpuset, node.info);
    },

    async domainGetIOThreadInfo(ref, flags) {
      const configuration = configurationFor(node.find(ref), flags);
      return ioThreadsOf(configuration).map(({ id }) => {
        const pin = configuration.cputune?.iothreadpin?.find(({ iothread }) => iothread === id);
        return { id, cpumap: mapOfSet(pin?.cpuset, node.info) };
      });
    },

    async domainPinIOThread(ref, id, cpumap, flags) {
      const cpuset = setOfMap(cpumap, node.info);
      change(ref, flags, (configuration) => {
        find(configuration, id);
        const others = configuration.cputune?.iothreadpin?.filter(({ iothread }) => iothread !== id) ?? [];
        const iothreadpin = [...others, { iothread: id, cpuset }];
        return { ...configuration, cputune: { ...configuration.cputune, iothreadpin } };
      });
    },

    async domainAddIOThread(ref, id, flags) {
      if (id < 1) throw invalidArgument("virDomainAddIOThread", "IO threads count from 1");
      change(ref, flags, (configuration) => {
        const threads = ioThreadsOf(configuration);
        if (threads.some((thread) => thread.id === id)) {
          throw invalidArgument("virDomainAddIOThread", `there is an IO thread ${id} already`);
        }
        return withThreads(configuration, [...threads, { id }]);
      });
    },

    async domainDelIOThread(ref, id, flags) {
      change(ref, flags, (configuration) => {
        find(configuration, id);
        const { cputune, ...rest } = withThreads(
          configuration,
          ioThreadsOf(configuration).filter((thread) => thread.id !== id),
        );
        if (cputune?.iothreadpin === undefined) return { ...rest, ...(cputune && { cputune }) };
        const iothreadpin = cputune.iothreadpin.filter(({ iothread }) => iothread !== id);
        return { ...rest, cputune: { ...cputune, iothreadpin } };
      });
    },

    async domainSetIOThreadParams(ref, id, params, flags) {
      const { poll_max_ns, poll_grow, poll_shrink, thread_pool_min, thread_pool_max } = valuesOf(
        "virDomainSetIOThreadParams",
        params,
        ioThreadFields,
      ) as Readonly<Record<string, number>>;
      change(ref, flags, (configuration) => {
        const { poll, ...thread } = find(configuration, id);
        const polled = { ...poll, ...defined({ max: poll_max_ns, grow: poll_grow, shrink: poll_shrink }) };
        const changed: IothreadId = {
          ...thread,
          ...defined({ thread_pool_min, thread_pool_max }),
          ...(Object.keys(polled).length > 0 && { poll: polled }),
        };
        const { thread_pool_min: least = 0, thread_pool_max: most } = changed;
        if (most !== undefined && least > most) {
          throw invalidArgument(
            "virDomainSetIOThreadParams",
            `thread_pool_min ${least} is more than ${most}`,
          );
        }
        return withThreads(
          configuration,
          ioThreadsOf(configuration).map((it) => (it.id === id ? changed : it)),
        );
      });
    },
  };
}

/** A domain's IO threads: those that it names, and as many more as it counts. */
export function ioThreadsOf({ iothreads = 0, iothreadids }: Domain): readonly IothreadId[] {
  const named = iothreadids?.iothread ?? [];
  const taken = new Set(named.map(({ id }) => id));
  const threads = [...named];
  for (let id = 1; threads.length < iothreads; id++) if (!taken.has(id)) threads.push({ id });
  return threads;
}

function find(domain: Domain, id: number): IothreadId {
  const thread = ioThreadsOf(domain).find((it) => it.id === id);
  if (thread !== undefined) return thread;
  throw invalidArgument(`IO thread ${id}`, "the domain has no such thread");
}

function withThreads(domain: Domain, threads: readonly IothreadId[]): Domain {
  const { iothreads: _, iothreadids: __, ...rest } = domain;
  if (threads.length === 0) return rest;
  return { ...rest, iothreads: threads.length, iothreadids: { iothread: [...threads] } };
}
