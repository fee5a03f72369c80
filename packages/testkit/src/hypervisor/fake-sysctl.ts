/** Commands about the host as a whole. */
import { poke } from "./bytes.js";
import { putDomainInfo } from "./fake-domctl.js";
import { bufferOf, E, type FakeCommand, input, output } from "./fake-operation.js";

const schedulerCredit = 5;
const pageCount = 1_048_576n;

const getdomaininfolist: FakeCommand = (operation) => {
  const { host } = operation;
  const struct = host.struct("xen_sysctl_getdomaininfolist", "dom0_getdomaininfolist");
  const size = host.struct("xen_domctl_getdomaininfo", "dom0_getdomaininfo").size;
  const buffer = bufferOf(operation, struct, "buffer");
  if (buffer === undefined) return E.FAULT;
  const first = input(operation, struct, "first_domain");
  const limit = input(operation, struct, "max_domains");
  const key = `${first}+${limit}`;
  const known = host.frozen ? host.lists.get(key) : undefined;
  if (known !== undefined) {
    buffer.set(known.bytes);
    output(operation, struct, "num_domains", known.count);
    return 0;
  }
  const found = host.domains.from(first, limit);
  found.forEach((domain, index) => {
    putDomainInfo(host, domain, buffer, index * size);
  });
  output(operation, struct, "num_domains", found.length);
  if (host.frozen) host.lists.set(key, { bytes: buffer.slice(0, found.length * size), count: found.length });
  return 0;
};

const physinfo: FakeCommand = (operation) => {
  const { host } = operation;
  const struct = host.struct("xen_sysctl_physinfo", "dom0_physinfo");
  const members: Record<string, number | bigint | readonly number[]> = {
    threads_per_core: 1,
    cores_per_socket: host.cpus,
    sockets_per_node: 1,
    nr_cpus: host.cpus,
    max_cpu_id: host.cpus - 1,
    nr_nodes: 1,
    max_node_id: 0,
    cpu_khz: 2_596_129,
    total_pages: pageCount,
    free_pages: pageCount / 4n,
    capabilities: host.physicalCapabilities,
    // The CPU of a virtual machine, in the order that Xen has from 4.7 on: SVM, no VMX.
    hw_cap: [0x178bf3fd, 0x80002001, 0x20100800, 7],
  };
  for (const [member, value] of Object.entries(members)) output(operation, struct, member, value);
  return 0;
};

const sched_id: FakeCommand = (operation) => {
  output(
    operation,
    operation.host.struct("xen_sysctl_sched_id", "dom0_sched_id"),
    "sched_id",
    schedulerCredit,
  );
  return 0;
};

/** One socket and one node; every CPU is a core. */
const cputopoinfo: FakeCommand = (operation) => {
  const { host } = operation;
  const struct = host.struct("xen_sysctl_cputopoinfo");
  const element = host.struct("xen_sysctl_cputopo");
  const buffer = bufferOf(operation, struct, "cputopo");
  const count = buffer === undefined ? host.cpus : Math.min(input(operation, struct, "num_cpus"), host.cpus);
  for (let cpu = 0; buffer !== undefined && cpu < count; cpu++) {
    poke(buffer, cpu * element.size, 4, BigInt(cpu));
    poke(buffer, cpu * element.size + 4, 8, 0n);
  }
  output(operation, struct, "num_cpus", count);
  return 0;
};

const topologyinfo: FakeCommand = (operation) => {
  const { host } = operation;
  const struct = host.struct("xen_sysctl_topologyinfo");
  const count = Math.min(input(operation, struct, "max_cpu_index") + 1, host.cpus);
  for (const member of ["cpu_to_core", "cpu_to_socket", "cpu_to_node"]) {
    const buffer = bufferOf(operation, struct, member);
    for (let cpu = 0; buffer !== undefined && cpu < count; cpu++) {
      poke(buffer, cpu * 4, 4, member === "cpu_to_core" ? BigInt(cpu) : 0n);
    }
  }
  output(operation, struct, "max_cpu_index", host.cpus - 1);
  return 0;
};

export const sysctlCommands: Readonly<Record<string, FakeCommand>> = {
  cputopoinfo,
  getdomaininfolist,
  physinfo,
  sched_id,
  topologyinfo,
};
