import { formatCapabilities, type GuestArch } from "@libvirt-ts/xml/capabilities";
import type { TestCell, TestHost } from "../state/host.js";
import { pageSizes } from "../state/host.js";

/** What a host can run, as today's libvirt tells it. */
export function capabilities({ info, cells, topology }: TestHost): string {
  const { model } = info;
  const { sockets, cores, threads } = topology ?? info;
  const perCell = sockets * cores * threads;
  const arch: GuestArch = {
    name: model as "i686",
    wordsize: model.includes("64") ? "64" : "32",
    emulator: "/usr/bin/test-hv",
    domain: [{ type: "test" }],
  };
  const features = { pae: true, nonpae: true };
  return formatCapabilities({
    host: {
      cpu: { arch: arch.name, features, pages: pageSizes.map((size) => ({ unit: "KiB", size })) },
      power_management: {},
      iommu: { support: "no" },
      topology: {
        cells: {
          num: cells.length,
          cell: cells.map((cell, index) => describe(cell, index, perCell, cores * threads, threads)),
        },
      },
      secmodel: [{ model: "testSecurity", doi: "" }],
    },
    guest: (["hvm", "xen"] as const).map((os_type) => ({ os_type, arch, features })),
  });
}

/** A cell with its CPUs: the one after the other, threads of a core are siblings. */
function describe(cell: TestCell, index: number, perCell: number, perSocket: number, threads: number) {
  const first = index * perCell;
  return {
    id: index,
    memory: { unit: "KiB", value: cell.memory },
    pages: [...cell.pages].flatMap(([size, { total }]) =>
      total === undefined ? [] : [{ unit: "KiB", size, value: total }],
    ),
    cpus: {
      num: perCell,
      cpu: Array.from({ length: perCell }, (_, cpu) => {
        const core = first + cpu - (cpu % threads);
        const siblings = threads === 1 ? `${core}` : `${core}-${core + threads - 1}`;
        return {
          id: first + cpu,
          socket_id: Math.floor((first + cpu) / perSocket),
          die_id: 0,
          cluster_id: 0,
          core_id: Math.floor((cpu % perSocket) / threads),
          siblings,
        };
      }),
    },
  };
}
