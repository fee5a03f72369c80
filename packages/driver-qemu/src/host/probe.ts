import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { Readable, Writable } from "node:stream";
import { ErrorDomain, ErrorLevel, ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { QmpClient, type QmpGreeting } from "@libvirt-ts/qmp";
import { monitorChecks } from "../guest/monitor-checks.js";
import type { Qemu } from "../qemu.js";

/** libvirt's words for the architectures that QEMU calls otherwise. */
const archWords: Readonly<Record<string, string>> = { i386: "i686", arm: "armv7l" };
/** What of stderr a refusal quotes. */
const tailLength = 2000;

/** How a QEMU is asked. */
export interface AskOptions {
  /** Milliseconds for each answer; a minute if nothing is said. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks a QEMU what it has: it is started without a machine, answers by QMP on its standard input and output, and ends.
 *
 * @throws LibvirtError INTERNAL_ERROR with QEMU's own words when it does not start, does not answer, or is none.
 */
export function probeQemu(binary: string, options: AskOptions = {}): Promise<Qemu> {
  return askQemu(binary, [], options, async (client, timeout) => {
    const [target, machines, cpus, devices, accelerators] = await Promise.all([
      client.execute("query-target", {}, { timeout }),
      client.execute("query-machines", {}, { timeout }),
      // A QEMU without models of CPUs does not know the command.
      client.execute("query-cpu-definitions", {}, { timeout }).catch(() => []),
      client.execute("qom-list-types", { implements: "device", abstract: false }, { timeout }),
      client.execute("qom-list-types", { implements: "accel", abstract: false }, { timeout }),
    ]);
    return {
      binary,
      arch: archWords[target.arch] ?? target.arch,
      kvm: hasKvm(),
      cpus: cpus.map(({ name }) => name),
      devices: devices.map(({ name }) => name),
      accelerators: accelerators.map(({ name }) => name.replace(/-accel$/, "")),
      version: versionOf(client.greeting),
      machines: machines.map((machine) => ({
        name: machine.name,
        cpuMax: Number(machine["cpu-max"]),
        ...(machine.alias !== undefined && { alias: machine.alias }),
        ...(machine["default-ram-id"] !== undefined && { defaultRamId: machine["default-ram-id"] }),
      })),
    };
  });
}

/** Starts a QEMU without a machine, with more options, has it asked, and ends it. Throws INTERNAL_ERROR as `probeQemu` does. */
export async function askQemu<T>(
  binary: string,
  options: readonly string[],
  { timeout = 60_000, signal }: AskOptions,
  ask: (client: QmpClient, timeout: number) => Promise<T>,
): Promise<T> {
  const child = spawn(binary, [...barely, ...options], { stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-tailLength);
  });
  // Writing to a program that has ended already must not end ours; the reading side tells.
  child.stdin.on("error", () => {});
  const failed = new Promise<never>((_, reject) => {
    child.once("error", reject);
  });
  failed.catch(() => {});
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  try {
    const transport = {
      readable: Readable.toWeb(child.stdout) as ReadableStream<Uint8Array>,
      writable: Writable.toWeb(child.stdin) as WritableStream<Uint8Array>,
    };
    const client = await Promise.race([
      QmpClient.connect(transport, { timeout, checks: monitorChecks, ...(signal && { signal }) }),
      failed,
    ]);
    return await ask(client, timeout);
  } catch (error) {
    child.kill("SIGKILL");
    if (child.pid !== undefined) await ended;
    signal?.throwIfAborted();
    throw new LibvirtError({
      code: ErrorNumber.INTERNAL_ERROR,
      domain: ErrorDomain.QEMU,
      level: ErrorLevel.ERROR,
      detail: `cannot ask ${binary} what it has: ${said.trim() || (error as Error).message}`,
      cause: error,
    });
  } finally {
    child.kill("SIGKILL");
  }
}

/** A QEMU that has nothing, and runs nothing. */
const barely = [
  ...["-S", "-no-user-config", "-nodefaults"],
  ...["-display", "none", "-machine", "none", "-qmp", "stdio"],
];

const versionOf = ({ version: { major, minor, micro } }: QmpGreeting): number =>
  major * 1_000_000 + minor * 1000 + micro;

/** Whether this process may use KVM. Opening tells; asking for the permission does not, for root may do anything. */
export function hasKvm(): boolean {
  try {
    closeSync(openSync("/dev/kvm", "r+"));
    return true;
  } catch {
    return false;
  }
}
