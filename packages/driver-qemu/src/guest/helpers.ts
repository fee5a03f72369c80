import { spawn } from "node:child_process";
import { mkdir, open, rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { ErrorNumber } from "@libvirt-ts/driver";
import type { Domain, Interface, MountFilesystem } from "@libvirt-ts/xml/domain";
import { tpmSocket, virtiofsSocket } from "../command-line/others.js";
import { qemuError } from "../errors.js";
import { findProgram, pathFolders } from "../host/programs.js";
import { passtSocket, passtWords, usesPasst } from "../networks/passt.js";
import { exists, tailOf } from "../node/files.js";
import { isAlive, markOf, type ProcessMark, processEnd, signalProcess } from "../node/processes.js";
import { unsupported } from "../unsupported.js";

/** A program beside QEMU, that a device of its guest needs: it ends when QEMU hangs up. */
interface Helper {
  readonly element: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Where it listens once it is ready. */
  readonly socket: string;
}

/** Milliseconds that one has until it listens. */
const readiness = 20_000;

/** Where programs are that are in no PATH. */
const hidden = ["/usr/lib/qemu", "/usr/libexec", "/usr/lib/virtiofsd"];

/**
 * Starts what a guest's devices need besides QEMU: swtpm for a TPM, virtiofsd for a shared folder, passt for a card. What fails leaves none of
 * them. Throws CONFIG_UNSUPPORTED where this host has no such program.
 */
export async function startHelpers(
  { devices = {} }: Domain,
  {
    directory,
    tpmState,
    log,
  }: { readonly directory: string; readonly tpmState: string; readonly log: string },
): Promise<ProcessMark[]> {
  const wanted: Helper[] = [];
  for (const { backend } of devices.tpm ?? []) {
    if (backend.type !== "emulator") continue;
    await mkdir(tpmState, { recursive: true, mode: 0o700 });
    wanted.push(await swtpm(directory, tpmState, backend.version));
  }
  for (const filesystem of devices.filesystem ?? []) {
    const isMount = filesystem.type === undefined || filesystem.type === "mount";
    if (!isMount || filesystem.driver?.type !== "virtiofs" || filesystem.source.socket !== undefined)
      continue;
    wanted.push(await virtiofsd(directory, filesystem));
  }
  for (const [place, card] of (devices.interface ?? []).entries())
    if (usesPasst(card)) wanted.push(await passt(passtSocket(directory, place), card));
  const marks: ProcessMark[] = [];
  try {
    for (const helper of wanted) marks.push(await start(helper, log));
    return marks;
  } catch (error) {
    await endHelpers(marks);
    throw error;
  }
}

/** Ends what is left of them. */
export async function endHelpers(marks: readonly ProcessMark[]): Promise<void> {
  for (const mark of marks) signalProcess(mark, "SIGTERM");
  for (const mark of marks)
    if (!(await processEnd(mark, 2000)) && signalProcess(mark, "SIGKILL")) await processEnd(mark, 2000);
}

async function swtpm(directory: string, state: string, version: string | undefined): Promise<Helper> {
  const socket = tpmSocket(directory);
  return {
    element: "tpm",
    program: await find("swtpm", "tpm"),
    args: [
      "socket",
      ...(version === "1.2" ? [] : ["--tpm2"]),
      "--tpmstate",
      `dir=${state},mode=0600`,
      "--ctrl",
      `type=unixio,path=${socket},mode=0600`,
      "--terminate",
    ],
    socket,
  };
}

async function virtiofsd(directory: string, filesystem: MountFilesystem): Promise<Helper> {
  const { source, alias, binary, readonly: isReadOnly } = filesystem;
  if (isReadOnly === true) throw unsupported("filesystem/readonly", "virtiofsd has no such option");
  if (source.dir === undefined) throw unsupported("filesystem/source", "it names a folder");
  const program = binary?.path ?? (await find("virtiofsd", "filesystem/driver"));
  const socket = virtiofsSocket(directory, alias!.name);
  const { cache, sandbox, xattr, lock } = binary ?? {};
  // A comma would begin another option: QEMU's own daemon takes a backslash before it.
  const escaped = source.dir.replaceAll("\\", "\\\\").replaceAll(",", "\\,");
  const options = [
    `source=${escaped}`,
    cache?.mode && `cache=${cache.mode}`,
    sandbox?.mode && `sandbox=${sandbox.mode}`,
    xattr && (xattr === "on" ? "xattr" : "no_xattr"),
    lock?.flock && (lock.flock === "on" ? "flock" : "no_flock"),
    lock?.posix && (lock.posix === "on" ? "posix_lock" : "no_posix_lock"),
  ].filter((option) => option !== undefined);
  const size = binary?.thread_pool?.size;
  return {
    element: "filesystem",
    program,
    args: [
      `--socket-path=${socket}`,
      ...(size === undefined ? [] : [`--thread-pool-size=${size}`]),
      "-o",
      options.join(","),
    ],
    socket,
  };
}

const passt = async (socket: string, card: Interface): Promise<Helper> => ({
  element: "interface",
  program: await find("passt", "interface/backend"),
  args: passtWords(card, socket),
  socket,
});

/** A program of PATH, or of where packages hide it. */
async function find(name: string, element: string): Promise<string> {
  const path = await findProgram(name, [...pathFolders(), ...hidden]);
  // Debian's packages are called as their programs are.
  if (path === undefined) throw unsupported(element, `this host has no ${name} (Debian: ${name})`);
  return path;
}

async function start({ element, program, args, socket }: Helper, log: string): Promise<ProcessMark> {
  await rm(socket, { force: true });
  const handle = await open(log, "a", 0o600);
  try {
    const { size } = await handle.stat();
    const child = spawn(program, args, {
      cwd: "/",
      detached: true,
      stdio: ["ignore", handle.fd, handle.fd],
      env: { LC_ALL: "C", PATH: process.env.PATH },
    });
    const failed = new Promise<never>((_, reject) => child.once("error", reject));
    failed.catch(() => {});
    child.unref();
    const mark = child.pid === undefined ? await failed : markOf(child.pid);
    const until = performance.now() + readiness;
    for (let pause = 1; !(await exists(socket)); pause = Math.min(20, pause * 2)) {
      if (mark === undefined || !isAlive(mark) || performance.now() > until) {
        if (mark !== undefined) await endHelpers([mark]);
        const said = await tailOf(log, size);
        throw qemuError(
          ErrorNumber.INTERNAL_ERROR,
          element,
          `${program} could not be started: ${said === "" ? "it ended" : said}`,
        );
      }
      await wait(pause);
    }
    return mark!;
  } finally {
    await handle.close();
  }
}
