import {
  type DomainStarter,
  type Driver,
  type DriverConnection,
  defineDriver,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  guardCalls,
  isLocalXen,
  LibvirtError,
  type OpenRequest,
  type PeerLookup,
  type Peers,
  versionNumber,
} from "@libvirt-ts/driver";
import { openFolder } from "@libvirt-ts/driver-xm";
import manifest from "../package.json" with { type: "json" };
import { byState } from "./by-state.js";
import { findXl } from "./find-xl.js";
import { Guests } from "./guests.js";
import { Journal, type LeftBehind } from "./journal.js";
import { autostartOperations } from "./ops/autostart.js";
import { createOperation, readDomain, start } from "./ops/create.js";
import { definitionOperations } from "./ops/definitions.js";
import { describeOperation } from "./ops/describe.js";
import { deviceOperations } from "./ops/devices.js";
import { fileOperations } from "./ops/files.js";
import { lifecycleOperations } from "./ops/lifecycle.js";
import { resourceOperations } from "./ops/resources.js";
import { OwnEvents } from "./own-events.js";
import { ending, saying, XlCommand } from "./xl-command.js";
import type { XlHost } from "./xl-host.js";

export interface XlDriverOptions {
  /** Path of the command; found on the host when left out. */
  readonly command?: string;
  /** The folder of the inactive domains' files. Default: `/etc/xen`. */
  readonly configDir?: string;
  /** A folder of root's for what is under way. Default: `/run/libvirt-ts/xl`. */
  readonly stateDir?: string;
  /** Milliseconds that a command is waited for; it goes on after that. Default: 600,000. */
  readonly timeout?: number;
  /** Milliseconds that another command for the same guest is waited for, ours or another process's. Default: 30,000. */
  readonly busyTimeout?: number;
}

/** Makes an xl driver, for another command or folder for instance. */
export function createXlDriver(options: XlDriverOptions = {}): Driver {
  return defineDriver({
    name: "XenLight",
    version: versionNumber(manifest.version),
    wants: ["activeDomains", "guestRuntime"],
    provides: ["domainStarter"],
    accepts: isLocalXen,
    open: (request) => connect(options, request),
  });
}

/**
 * Today's Xen toolstack, driven through the `xl` command. It builds, changes and ends guests, and keeps inactive ones as
 * files. It does not list active domains: the hypervisor does that without starting a process.
 */
export const xlDriver: Driver = createXlDriver();

async function connect(options: XlDriverOptions, request: OpenRequest): Promise<DriverConnection> {
  const { command, configDir = "/etc/xen", stateDir = "/run/libvirt-ts/xl" } = options;
  const { timeout = 600_000, busyTimeout = 30_000 } = options;
  const { peers, warn } = request;
  const journal = new Journal({ folder: stateDir, busyTimeout });
  const xl = new XlCommand({ command: command ?? (await findXl()), journal, timeout });
  const events = new OwnEvents();
  const host: XlHost = { xl, guests: new Guests(xl, journal), events, peers, warn };
  const domainStarter: DomainStarter = {
    createFrom: (xml, callOptions) => start(host, readDomain(host, xml), callOptions),
  };
  const withStarter: PeerLookup = {
    get: (name) => (name === "domainStarter" ? (domainStarter as Peers[typeof name]) : peers.get(name)),
  };
  const { connection: files, directory } = await openFolder(
    configDir,
    { dialect: "xl" },
    { ...request, peers: withStarter },
  );
  for (const left of await journal.leftBehind()) warn(leftBehindWarning(left));
  const { domainSave, domainCoreDump, domainRestore } = fileOperations(host);
  const operations = {
    ...files,
    type: async () => "Xen",
    ...byState(files, {
      ...lifecycleOperations(host),
      ...resourceOperations(host),
      ...deviceOperations(host),
      domainSave,
      domainCoreDump,
      domainDumpXML: describeOperation(host),
    }),
    ...definitionOperations(host, files as Required<DriverConnection>),
    domainRestore,
    domainEvents: events.joinedWith(files as Required<DriverConnection>),
    domainCreateLinux: createOperation(host, directory),
    ...autostartOperations(directory),
  };
  return { ...guardCalls(ErrorDomain.LIBXL, operations), peers: { domainStarter } };
}

/** What an earlier process of ours did not live to see the end of. */
function leftBehindWarning({ purpose, pid, status, output }: LeftBehind): LibvirtError {
  const found =
    pid !== undefined
      ? `xl is still running, pid ${pid}`
      : status !== undefined
        ? `${ending(status)}${saying(output)}`
        : `what xl came to is not known${saying(output)}`;
  return new LibvirtError({
    code: ErrorNumber.OPERATION_FAILED,
    domain: ErrorDomain.LIBXL,
    level: ErrorLevel.WARNING,
    info: purpose,
    detail: `left behind by a process that died: ${found}`,
  });
}
