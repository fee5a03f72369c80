import {
  checkAborted,
  type DomainRef,
  type Driver,
  type DriverConnection,
  DriverNumber,
  defineDriver,
  ErrorDomain,
  guardCalls,
  isLocalXen,
  type OpenRequest,
  versionNumber,
} from "@libvirt-ts/driver";
import manifest from "../package.json" with { type: "json" };
import {
  type Arch,
  detectXen,
  type GivenInterface,
  runState,
  type Transport,
  type XenDomainInfo,
} from "./abi/index.js";
import { noXen, translated } from "./errors.js";
import { destroyOperations } from "./ops/destroy.js";
import { liveGuests } from "./ops/live-guests.js";
import { memoryOperations } from "./ops/memory.js";
import { nodeOperations } from "./ops/node.js";
import { pauseOperations } from "./ops/pause.js";
import { findByNames, queryOperations } from "./ops/query.js";
import { vcpuOperations } from "./ops/vcpus.js";
import { openPrivcmd, type Privcmd } from "./privcmd.js";
import { Xen } from "./xen.js";

/** How the driver reaches Xen. */
export interface HypervisorDriverOptions {
  /** Carries the hypercalls out; the kernel's privcmd device through the native addon when left out. */
  readonly privcmd?: () => Privcmd;
  /** The architecture of Xen's structures; this process's when left out. */
  readonly arch?: Arch;
  /**
   * The interface versions to use instead of finding them out. They must be a pair of the tables, and opening asks
   * Xen whether it accepts both: a wrong one could make it write past a buffer.
   */
  readonly interface?: GivenInterface;
  /** The folder of libxl's files of guests, which go with a guest that is destroyed; `/var/lib/xen` when left out. */
  readonly libxlFiles?: string;
  /** The folder in which the kernel shows block devices; `/sys/block` when left out. */
  readonly sysBlock?: string;
  /** The command that detaches the loop devices of a destroyed guest's disks; `losetup` when left out. */
  readonly losetup?: string;
}

const archOfProcess: Readonly<Record<string, Arch>> = { x64: "x86_64", ia32: "x86_32", arm64: "arm64" };

/**
 * The driver for the local Xen by hypercalls, with options of its own.
 *
 * It knows active domains only, and of these neither names nor devices. Without the peer `domainNames` references
 * carry no name and look-up by name is NO_SUPPORT.
 */
export function createHypervisorDriver(options: HypervisorDriverOptions = {}): Driver {
  return defineDriver({
    name: "Xen",
    number: DriverNumber.XEN_HYPERVISOR,
    version: versionNumber(manifest.version),
    wants: ["domainNames", "guestNodes", "memoryLimits"],
    provides: ["liveDomains", "liveGuests", "guestEnds", "activeDomains"],
    accepts: isLocalXen,
    open: async (request) => connect(options, request),
  });
}

const refOf = ({ id, uuid }: XenDomainInfo, name: string): DomainRef => ({ id, uuid, name });

/** The driver for the local Xen by hypercalls. C: `xenHypervisorDriver`. */
export const hypervisorDriver: Driver = createHypervisorDriver();

function connect(options: HypervisorDriverOptions, request: OpenRequest): DriverConnection {
  checkAborted(ErrorDomain.XEN, request);
  const { peers, warn } = request;
  const arch = options.arch ?? archOfProcess[process.arch];
  if (arch === undefined) throw noXen(`Xen's structures on ${process.arch} are not known`);
  const privcmd = (options.privcmd ?? openPrivcmd)();
  try {
    const transport: Transport = ({ op, bytes, handles, command }) =>
      privcmd.hypercall(op, bytes, handles, command);
    const { abi, major, minor } = detectXen(transport, arch, options.interface);
    const xen = new Xen(privcmd, abi);
    const { guestEnds, ...ending } = destroyOperations(xen, {
      peers,
      warn,
      libxlFiles: options.libxlFiles ?? "/var/lib/xen",
      loopTools: { sysBlock: options.sysBlock ?? "/sys/block", losetup: options.losetup ?? "losetup" },
    });
    const operations = {
      ...nodeOperations(xen, { major, minor }),
      ...queryOperations(xen, { peers, warn }),
      ...pauseOperations(xen),
      ...ending,
      ...memoryOperations(xen),
      ...vcpuOperations(xen),
      close: async () => xen.close(),
    };
    return {
      ...guardCalls(ErrorDomain.XEN, operations, { listAllDomains: -1 }),
      peers: {
        liveDomains: {
          liveIds: async () =>
            new Set(xen.domains().flatMap((info) => (runState(info) === "dying" ? [] : info.id))),
          crashedIds: async () =>
            new Set(xen.domains().flatMap((info) => (runState(info) === "crashed" ? info.id : []))),
        },
        liveGuests: liveGuests(xen),
        guestEnds,
        // Asks the peer that knows names, which asks nobody: a driver without one would have nothing to offer here.
        activeDomains: {
          async findByName(names, callOptions) {
            const found = await findByNames(xen, peers, names, callOptions);
            return new Map([...found].map(([name, domains]) => [name, refOf(domains.at(-1)!, name)]));
          },
        },
      },
    };
  } catch (error) {
    privcmd.close();
    throw translated(error);
  }
}
