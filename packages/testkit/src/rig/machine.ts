/** One QEMU process that runs a Xen host: started cold or from a snapshot, never left behind. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Agent } from "./agent.js";
import { Qmp } from "./qmp.js";

/** Files that a machine is made of. */
export interface MachineFiles {
  /** A disk that is only read; none when left out. */
  readonly disk?: string;
  readonly hypervisor: string;
  readonly kernel: string;
  readonly image: string;
  /** The machine's memory, as a file: written when it boots cold, read privately when it is restored. */
  readonly memory: string;
  /** The devices' state at the snapshot. */
  readonly state: string;
}

/** What a snapshot depends on besides its files. */
export interface MachineShape {
  readonly memoryMiB: number;
  readonly hypervisorArguments: string;
  readonly kernelArguments: string;
}

/** A machine whose dom0 has so much memory, and a word for its init. */
export function shapeOf(dom0MiB: number, word: string): MachineShape {
  return {
    memoryMiB: dom0MiB + 768,
    // Two processors, one of them dom0's: more dom0 vcpus make an emulated host slower, not faster. So does what guards a
    // real processor's predictions, whenever dom0 enters the hypervisor.
    hypervisorArguments: `dom0_mem=${dom0MiB}M,max:${dom0MiB}M dom0_max_vcpus=1 dom0_vcpus_pin console=com1 com1=115200,8n1 bootscrub=0 spec-ctrl=no`,
    // No commas: they separate multiboot modules.
    kernelArguments: `console=hvc0 rodata=off mitigations=off loglevel=4 ${word}`.trimEnd(),
  };
}

const logTail = 4000;

function qemuArguments(
  files: MachineFiles,
  shape: MachineShape,
  directory: string,
  restore: boolean,
): string[] {
  const { memoryMiB, hypervisorArguments, kernelArguments } = shape;
  const memory = `memory-backend-file,id=mem,size=${memoryMiB}M,mem-path=${files.memory}`;
  const listen = "server=on,wait=off";
  return [
    ...["-accel", "tcg", "-machine", "pc,memory-backend=mem", "-cpu", "qemu64,+npt"],
    ...["-m", `${memoryMiB}`, "-smp", "2", "-object", `${memory},share=${restore ? "off" : "on"}`],
    ...["-nodefaults", "-no-user-config", "-display", "none", "-no-reboot"],
    ...["-serial", `file:${join(directory, "console.log")}`],
    ...["-qmp", `unix:${join(directory, "qmp")},${listen}`],
    ...[
      "-device",
      "virtio-serial-pci",
      "-chardev",
      `socket,id=agent,path=${join(directory, "agent")},${listen}`,
    ],
    ...["-device", "virtserialport,chardev=agent,name=agent"],
    ...["-kernel", files.hypervisor, "-append", hypervisorArguments],
    ...["-initrd", `${files.kernel} ${kernelArguments},${files.image}`],
    ...(files.disk === undefined ? [] : ["-drive", `if=virtio,format=raw,readonly=on,file=${files.disk}`]),
    ...(restore ? ["-incoming", "defer"] : []),
  ];
}

export class Machine implements AsyncDisposable {
  readonly agent: Agent;
  readonly #process: ChildProcess;
  readonly #exited: Promise<void>;
  readonly #qmp: Qmp;
  readonly #directory: string;

  private constructor(
    process: ChildProcess,
    exited: Promise<void>,
    qmp: Qmp,
    agent: Agent,
    directory: string,
  ) {
    this.#process = process;
    this.#exited = exited;
    this.#qmp = qmp;
    this.agent = agent;
    this.#directory = directory;
  }

  /** Starts QEMU; a cold machine is booting when this returns, a restored one is running. */
  static async start(
    files: MachineFiles,
    shape: MachineShape,
    { restore }: { restore: boolean },
  ): Promise<Machine> {
    const directory = mkdtempSync(join(tmpdir(), "xen-host-"));
    const args = qemuArguments(files, shape, directory, restore);
    // The kernel ends QEMU with us, however we end.
    const child = spawn("setpriv", ["--pdeathsig", "KILL", "qemu-system-x86_64", ...args], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let complaints = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      complaints = (complaints + chunk.toString()).slice(-logTail);
    });
    const exited = new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.once("error", (error) => {
        complaints += error.message;
        resolve();
      });
    });
    const failure = exited.then(() => {
      throw new Error(
        `QEMU ended: ${complaints || "without a word"}\n${tail(join(directory, "console.log"))}`,
      );
    });
    failure.catch(() => {});
    try {
      const qmp = await Promise.race([dial(join(directory, "qmp"), child).then(Qmp.negotiate), failure]);
      const agent = new Agent(await Promise.race([dial(join(directory, "agent"), child), failure]), failure);
      const machine = new Machine(child, exited, qmp, agent, directory);
      if (restore) await machine.#restore(files.state);
      return machine;
    } catch (error) {
      child.kill("SIGKILL");
      await exited;
      rmSync(directory, { recursive: true, force: true });
      throw error;
    }
  }

  /** Stops the machine and writes its state down; memory stays in its own file. The machine is of no use after. */
  async snapshot(state: string): Promise<void> {
    await this.#ignoreSharedMemory();
    await this.#qmp.execute("stop");
    await this.#qmp.execute("migrate", { uri: `exec:cat > '${state}'` });
    const status = await this.#qmp.settled("query-migrate", ["none", "setup", "active", "device"]);
    if (status !== "completed") throw new Error(`the snapshot ended ${status}`);
  }

  async #restore(state: string): Promise<void> {
    await this.#ignoreSharedMemory();
    await this.#qmp.execute("migrate-incoming", { uri: `exec:cat '${state}'` });
    const status = await this.#qmp.settled("query-status", ["inmigrate"]);
    if (status === "paused") await this.#qmp.execute("cont");
  }

  #ignoreSharedMemory(): Promise<unknown> {
    return this.#qmp.execute("migrate-set-capabilities", {
      capabilities: [{ capability: "x-ignore-shared", state: true }],
    });
  }

  /** The last lines of the serial console: Xen's and dom0's own words. */
  consoleTail(): string {
    return tail(join(this.#directory, "console.log"));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill("SIGKILL");
    await this.#exited;
    this.#qmp.close();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

function tail(log: string): string {
  return existsSync(log) ? readFileSync(log, "latin1").slice(-logTail) : "";
}

/** Connects as soon as QEMU listens. */
async function dial(path: string, qemu: ChildProcess): Promise<Socket> {
  for (;;) {
    if (qemu.exitCode !== null || qemu.signalCode !== null) throw new Error("QEMU is gone");
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = connect(path, () => resolve(socket));
        socket.once("error", reject);
      });
    } catch {
      await delay(10);
    }
  }
}
