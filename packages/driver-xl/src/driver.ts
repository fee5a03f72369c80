import { resolve } from "node:path";
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
import { AutostartLinks } from "./autostart-links.js";
import { byState } from "./by-state.js";
import { systemError } from "./errors.js";
import { findLoader, findXl } from "./find-xl.js";
import { Guests } from "./guests.js";
import { Journal, type LeftBehind } from "./journal.js";
import { lookThrough } from "./look.js";
import { autostartOperations } from "./ops/autostart.js";
import { createFrom, createOperation, honouredCreateFlags } from "./ops/create.js";
import { definitionOperations } from "./ops/definitions.js";
import { describeOperation } from "./ops/describe.js";
import { deviceOperations } from "./ops/devices.js";
import { fileOperations, honouredRestoreFlags } from "./ops/files.js";
import { lifecycleOperations } from "./ops/lifecycle.js";
import { lookUpOperations } from "./ops/look-ups.js";
import { migrateOperation } from "./ops/migrate.js";
import { renameOperation } from "./ops/rename.js";
import { resourceOperations } from "./ops/resources.js";
import { OwnEvents } from "./own-events.js";
import { ending, saying, XlCommand } from "./xl-command.js";
import type { XlFolder, XlHost } from "./xl-host.js";

export interface XlDriverOptions {
  /** Path of the command; found on the host when left out. */
  readonly command?: string;
  /** The folder of the inactive domains' files. Default: `/etc/xen`. */
  readonly configDir?: string;
  /** A folder of root's for what is under way. Default: `/run/libvirt-ts/xl`. */
  readonly stateDir?: string;
  /** The folder of libxl's files of guests, by which they are described without starting xl. Default: `/var/lib/xen`. */
  readonly libxlFiles?: string;
  /** The folder of xl's own logs, by which those that watch guests are known. Default: wherever they write to. */
  readonly logFiles?: string;
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
    wants: [
      "activeDomains",
      "guestRuntime",
      "guestDevices",
      "liveGuests",
      "guestEnds",
      "guestRequests",
      "domainNames",
      "memoryLimits",
    ],
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

/** The flags that operations take; -1 where they look at all of them themselves. */
const honouredFlags = {
  listAllDomains: -1,
  domainCreate: honouredCreateFlags,
  domainCreateXML: honouredCreateFlags,
  domainRestore: honouredRestoreFlags,
  domainReboot: -1,
  domainGetXMLDesc: -1,
  domainCoreDump: -1,
  domainMigrateToURI: -1,
};

async function connect(options: XlDriverOptions, request: OpenRequest): Promise<DriverConnection> {
  const { command, configDir = "/etc/xen", stateDir = "/run/libvirt-ts/xl" } = options;
  const { libxlFiles = "/var/lib/xen", timeout = 600_000, busyTimeout = 30_000, logFiles } = options;
  const { peers, warn } = request;
  const tell = (left: LeftBehind) => warn(leftBehindWarning(left));
  const folders = { state: resolve(stateDir), logs: logFiles };
  const journal = new Journal({ folder: folders.state, busyTimeout, tell });
  const path = await commandOf(command);
  const xl = new XlCommand({ command: path, journal, timeout });
  const events = new OwnEvents();
  const guests = new Guests(xl, journal, lookThrough(peers, xl), folders);
  const host: XlHost = { xl, guests, events, peers, loader: await findLoader(path), libxlFiles, warn };
  const domainStarter: DomainStarter = {
    createFrom: (xml, callOptions) => createFrom(host, xml, callOptions),
  };
  const withStarter: PeerLookup = {
    get: (name) => (name === "domainStarter" ? (domainStarter as Peers[typeof name]) : peers.get(name)),
  };
  const opened = await openFolder(configDir, { dialect: "xl" }, { ...request, peers: withStarter });
  const { directory } = opened;
  const files = opened.connection as Required<DriverConnection>;
  const folder: XlFolder = { files, directory, links: new AutostartLinks(directory) };
  await journal.tellLeftBehind(request.readOnly).catch((error) => warn(asWarning(stateDir, error)));
  const { domainSave, domainCoreDump, domainRestore } = fileOperations(host);
  const operations = {
    ...files,
    getType: async () => "Xen",
    async close() {
      xl.close();
      await files.close();
    },
    ...byState(files, {
      ...lifecycleOperations(host),
      ...resourceOperations(host),
      ...deviceOperations(host),
      domainSave,
      domainCoreDump,
      domainMigrateToURI: migrateOperation(host),
      domainGetXMLDesc: describeOperation(host, files),
    }),
    ...lookUpOperations(host.guests, files),
    ...definitionOperations(host, folder),
    domainRename: renameOperation(host, folder),
    domainRestore,
    domainEvents: events.joinedWith(files),
    domainCreateXML: createOperation(host, directory),
    ...autostartOperations(guests, directory, folder.links),
  };
  return {
    ...guardCalls(ErrorDomain.LIBXL, operations, honouredFlags, () => import("@libvirt-ts/xml/validate")),
    peers: { domainStarter },
  };
}

/** A path is taken from where we are, since xl runs elsewhere; a mere word is looked for on the PATH. */
async function commandOf(command: string | undefined): Promise<string> {
  if (command === undefined) return findXl();
  return command.includes("/") ? resolve(command) : command;
}

/** What became of something that nobody waited for to its end. What was done is no error, and yet nobody was told of it. */
function leftBehindWarning({ purpose, pid, status, output, draft, orphaned }: LeftBehind): LibvirtError {
  const isDone = pid === undefined && status === 0 && draft === undefined;
  const found =
    pid !== undefined
      ? `xl is still running, pid ${pid}`
      : isDone
        ? "it is done"
        : status !== undefined
          ? `${ending(status)}${saying(output)}`
          : `what came of it is not known${output === "" ? "" : saying(output)}`;
  const file = draft === undefined ? "" : `; what it wrote is ${draft.from}`;
  const who = orphaned ? "left behind by a process that died" : "no longer waited for";
  return new LibvirtError({
    code: isDone ? ErrorNumber.OK : ErrorNumber.OPERATION_FAILED,
    domain: ErrorDomain.LIBXL,
    level: ErrorLevel.WARNING,
    info: purpose,
    detail: `${who}: ${found}${file}`,
  });
}

/** Not to know what others left behind is no reason not to open. */
function asWarning(folder: string, cause: unknown): LibvirtError {
  const { code, domain, message } = systemError(folder, cause);
  return new LibvirtError({
    code: code as ErrorNumber,
    domain: domain as ErrorDomain,
    level: ErrorLevel.WARNING,
    info: folder,
    detail: message,
    cause,
  });
}
