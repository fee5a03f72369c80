import { constants, copyFile } from "node:fs/promises";
import { join } from "node:path";
import {
  aborted,
  DomainEventDefinedDetail,
  DomainEventStartedDetail,
  DomainEventType,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import {
  DomainEventSuspendedDetail,
  DomainPausedReason,
  DomainRunningReason,
  DomainShutoffReason,
} from "@libvirt-ts/driver/flags";
import type { Domain } from "@libvirt-ts/xml/domain";
import { commandLineOf } from "../command-line/command-line.js";
import { firstScreenPort } from "../command-line/ports.js";
import { withHostModel } from "../definition/host-model.js";
import { fileError, isErrno, qemuError } from "../errors.js";
import { networkPlans } from "../networks/cards.js";
import type { NetworkPlans } from "../networks/plan.js";
import { claim } from "../node/claim.js";
import { pidFile } from "../node/end-process.js";
import { tailOf } from "../node/files.js";
import { nvramPath } from "../node/layout.js";
import type { QemuNode } from "../node/node.js";
import { isAlive, type ProcessMark, processEnd, signalProcess } from "../node/processes.js";
import { type ArrivalJob, type GuestRecord, writeReasons, writeRecord } from "../node/record.js";
import { writeShutoff } from "../node/settle.js";
import type { Complete } from "../ops/documents.js";
import type { Qemu } from "../qemu.js";
import { withVolumes } from "../storage/volume-disks.js";
import { finishBeginning } from "./beginning.js";
import { Guest } from "./guest.js";
import { endHelpers, startHelpers } from "./helpers.js";
import { choosesPort, fillInTerminals, forRun } from "./live.js";
import { withoutMissing } from "./missing-images.js";
import { monitorPaths } from "./monitor.js";
import { prepareGuest } from "./prepare.js";
import { type StartedProcess, startProcess } from "./process.js";
import { within } from "./within.js";

/** How a guest comes to run. */
export interface Beginning {
  readonly paused: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Gives the guest the state that it had: what is sent to QEMU, which waits for it. */
  readonly restore?: (guest: Guest, folder: string) => Promise<void>;
  /** Gives it a state that its disks have. */
  readonly load?: (guest: Guest) => Promise<void>;
  /** `DomainEventStartedDetail` */
  readonly started?: number;
  /** `DomainEventResumedDetail` */
  readonly resumed?: number;
  /** `DomainEventSuspendedDetail` */
  readonly suspended?: number;
  readonly runningReason?: number;
  readonly pausedReason?: number;
  /** The managed save that is no more once the guest has run. */
  readonly save?: string | undefined;
  /** The move by which it comes from another node. */
  readonly arrival?: ArrivalJob;
}

/** How often a start is tried whose chosen ports somebody else took meanwhile. */
const attempts = 5;
/** Milliseconds that a QEMU has to end that has hung up. */
const leaving = 1000;
/** Milliseconds that QEMU has until it answers. */
const readiness = 60_000;

/**
 * Starts the guest of a complete definition. Who calls holds the domain's lock. What fails leaves nothing behind, and says
 * what QEMU said.
 */
export async function startGuest(
  node: QemuNode,
  domain: Complete,
  qemu: Qemu,
  beginning: Beginning,
): Promise<Guest> {
  const { domain: filled, missing } = await withoutMissing(
    node,
    withHostModel(domain, qemu),
    !isBooted(beginning),
  );
  const present = await withVolumes(node, filled);
  const networks = await networkPlans(node, domain);
  let from = firstScreenPort;
  for (let attempt = 1; ; attempt++) {
    const live = await forRun(present, from);
    try {
      const guest = await attemptStart(node, live, networks, qemu, beginning);
      for (const { path, alias, reason } of missing)
        node.events.emit({
          event: "disk-change",
          domain: guest.ref,
          ...(path !== undefined && { oldSrcPath: path }),
          devAlias: alias,
          reason,
        });
      return guest;
    } catch (error) {
      const taken =
        error instanceof LibvirtError &&
        /Address already in use|Failed to find an available port/.test(error.message);
      const chosen = live.devices?.graphics?.find(choosesPort);
      if (!taken || chosen === undefined || attempt === attempts) {
        await noteFailure(node, domain.uuid);
        throw error;
      }
      from = Number((chosen as { port?: number }).port ?? from) + 1;
    }
  }
}

async function attemptStart(
  node: QemuNode,
  live: Domain,
  networks: NetworkPlans,
  qemu: Qemu,
  beginning: Beginning,
): Promise<Guest> {
  const uuid = live.uuid!;
  let record: GuestRecord = { uuid, name: live.name, phase: "starting" };
  const { id, folder } = await claim(node, record);
  const log = join(node.layout.logs, `${uuid}.log`);
  let started: StartedProcess | undefined;
  let helpers: readonly ProcessMark[] = [];
  try {
    const nvram = nvramPath(node.layout, uuid);
    const files = { monitors: monitorPaths(folder), directory: folder, nvram };
    const commandLine = commandLineOf(live, qemu, { files, networks });
    await copyVariables(live, nvram);
    helpers = await startHelpers(live, { directory: folder, tpmState: join(node.layout.tpm, uuid), log });
    if (helpers.length > 0) {
      record = { ...record, helpers };
      await writeRecord(folder, record);
    }
    const incoming = beginning.restore === undefined ? [] : ["-incoming", "defer"];
    started = await startProcess(commandLine, ["-pidfile", pidFile(folder), ...incoming], log).catch(
      (error) => {
        throw fileError(commandLine.program, error);
      },
    );
    const guest = new Guest(
      { id, uuid, name: live.name, folder, process: started.mark, live },
      node.listener,
    );
    await bringUp(guest, folder, started, record, beginning);
    await run(node, guest, record, beginning);
    return guest;
  } catch (error) {
    // Only what ended by itself has said why.
    const isKilled = started !== undefined && isAlive(started.mark);
    if (started !== undefined) {
      signalProcess(started.mark, "SIGKILL");
      await processEnd(started.mark, readiness);
    }
    await endHelpers(helpers);
    const cause = isKilled ? error : await explained(error, started, log);
    await node.guests.giveUp(id);
    if (beginning.signal?.aborted) throw aborted(ErrorDomain.QEMU, beginning.signal);
    throw cause;
  }
}

async function bringUp(
  guest: Guest,
  folder: string,
  started: StartedProcess,
  record: GuestRecord,
  { signal, restore, load }: Beginning,
): Promise<void> {
  await writeRecord(folder, { ...record, process: started.mark });
  // What is told while the guest is made is nobody's business yet.
  guest.muted = () => true;
  const prepared = guest.run(async (client) => {
    await fillInTerminals(client, guest.live);
    await prepareGuest(client, guest.live);
  });
  const ended = started.ended.then((how) => {
    throw qemuError(ErrorNumber.INTERNAL_ERROR, `domain '${record.name}'`, `QEMU ended (${how})`);
  });
  // Without its monitor QEMU is about to be gone, too: how it ended says more than that nobody answers.
  const told = prepared.catch(async (error) => {
    if (error?.code !== ErrorNumber.INTERNAL_ERROR && (await processEnd(started.mark, leaving)))
      // A child keeps no process of ours alive that waits for its end; the timer does.
      await within(leaving, ended, undefined);
    throw error;
  });
  await orAborted(signal, Promise.race([told, ended]));
  await restore?.(guest, folder);
  await load?.(guest);
  await guest.setLive(guest.live);
}

async function run(node: QemuNode, guest: Guest, record: GuestRecord, beginning: Beginning): Promise<void> {
  const {
    paused,
    started = DomainEventStartedDetail.BOOTED,
    resumed = 0,
    suspended = DomainEventSuspendedDetail.PAUSED,
    runningReason = DomainRunningReason.BOOTED,
    pausedReason = DomainPausedReason.USER,
  } = beginning;
  await writeReasons(guest.folder, { running: runningReason, paused: paused ? pausedReason : 0 });
  guest.muted = (event) => event.event === "RESUME";
  const { save, arrival } = beginning;
  const begun = {
    resume: !paused,
    ...(save !== undefined && { save }),
    ...(arrival !== undefined && { arrival }),
  };
  const whole: GuestRecord = { ...record, phase: "running", process: guest.process, begun };
  // From here on the guest is there: whoever finds it lets it run.
  await writeRecord(guest.folder, whole);
  await finishBeginning(node.definitions, guest, whole);
  guest.muted = undefined;
  await node.adopt(guest);
  const { STARTED, RESUMED, SUSPENDED } = DomainEventType;
  // As libvirt tells it: a guest that is booted runs before its start is announced, one that is brought back afterwards.
  const booted = isBooted(beginning);
  if (!paused && booted) node.tell(guest.ref, RESUMED, resumed);
  node.tell(guest.ref, STARTED, started);
  if (arrival?.definition !== undefined)
    node.tell(guest.ref, DomainEventType.DEFINED, DomainEventDefinedDetail.ADDED);
  if (paused) node.tell(guest.ref, SUSPENDED, suspended);
  else if (!booted) node.tell(guest.ref, RESUMED, resumed);
}

/** Whether a guest begins anew, not with a state that it had. */
const isBooted = ({ restore, load }: Beginning): boolean => restore === undefined && load === undefined;

/** The variables of a guest's firmware are copied from their template once, and kept. */
async function copyVariables({ os }: Domain, fallback: string): Promise<void> {
  const { nvram } = os ?? {};
  if (nvram?.template === undefined) return;
  const own = "value" in nvram && typeof nvram.value === "string" ? nvram.value : fallback;
  try {
    await copyFile(nvram.template, own, constants.COPYFILE_EXCL);
  } catch (error) {
    if (!isErrno(error, "EEXIST")) throw fileError(own, error);
  }
}

/** The same failure with what QEMU said before it ended. */
async function explained(error: unknown, started: StartedProcess | undefined, log: string): Promise<unknown> {
  if (started === undefined || !(error instanceof LibvirtError)) return error;
  const said = (await tailOf(log, started.logStart)).replace(/^\S+ starting .*\n?/, "");
  if (said === "") return error;
  return qemuError(
    ErrorNumber.INTERNAL_ERROR,
    error.str2 ?? "QEMU",
    `QEMU could not be started: ${said}`,
    error,
  );
}

async function noteFailure(node: QemuNode, uuid: string): Promise<void> {
  if (node.definitions.get(uuid) !== undefined)
    await writeShutoff(node, uuid, DomainShutoffReason.FAILED).catch(() => {});
}

/** What is waited for, or the signal's reason as soon as it aborts. */
async function orAborted<T>(signal: AbortSignal | undefined, waiting: Promise<T>): Promise<T> {
  if (signal === undefined) return waiting;
  let abort!: () => void;
  const aborting = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    // Whoever aborted before is not told again.
    if (signal.aborted) abort();
    else signal.addEventListener("abort", abort, { once: true });
  });
  try {
    return await Promise.race([aborting, waiting]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
