/** A user's view of the host: commands with a transcript, one virsh that lives long, and guests in a known state. */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { CommandResult, XenHost } from "@libvirt-ts/testkit";
import { expect } from "vitest";
import { NODE } from "../node.js";
import { startStackHost } from "./stack-host.js";

/** The referee's row of a guest; memory in MiB. */
export interface Row {
  readonly id: number;
  readonly memory: number;
  readonly vcpus: number;
  readonly state: string;
}

const xl = "/opt/referee/xl";
/** How long a command in dom0 may take at most, and one that waits for guests: far less than a test. */
const commandSeconds = 400;
const waitSeconds = 240;

/** The guests that every test finds, and how the referee makes them. */
const guests: Readonly<Record<string, string>> = {
  idle: "/guests/idle.cfg",
  spin: "/guests/spin.cfg",
  crash: "/guests/crash.cfg",
  pvh: "/guests/pvh.cfg",
  hvm: `/guests/hvm.cfg vnc=1 'vnclisten="127.0.0.1"'`,
  paused: `-p /guests/idle.cfg 'name="paused"'`,
  deaf: `/guests/idle.cfg 'name="deaf"' 'extra="deaf"'`,
};
/** Whoever never sleeps gets a twentieth of a CPU, and leaves the rest to the emulated host. */
const greedy = new Set(["spin", "pvh", "hvm"]);
/** Crashed and preserved; paused by whoever made it. */
const states: Readonly<Record<string, RegExp>> = { crash: /^---sc-$/, paused: /^--p---$/ };
const alive = /^[r-][b-]----$/;

const startVirsh = `rm -f /run/virsh.in /run/virsh.out; mkfifo /run/virsh.in /run/virsh.out
(exec 3<>/run/virsh.in 4<>/run/virsh.out; exec virsh </run/virsh.in >/run/virsh.out 2>>/run/virsh.err) &
echo $! >/run/virsh.pid`;

export class ManagedHost implements AsyncDisposable {
  readonly #host: XenHost;
  readonly #report: string;
  #commands = 0;

  private constructor(host: XenHost, report: string) {
    this.#host = host;
    this.#report = report;
  }

  /** Starts a host with these programs; the transcript is written to `report` as it goes. */
  static async start(
    programs: readonly string[],
    report: string,
    packages: readonly string[],
  ): Promise<ManagedHost> {
    mkdirSync(dirname(report), { recursive: true });
    writeFileSync(report, "");
    return new ManagedHost(await startStackHost(programs, packages), report);
  }

  /** Xen's version, like `4.17`. */
  get xen(): string {
    return this.#host.xen;
  }

  /** Begins a chapter of the transcript. */
  chapter(title: string): void {
    this.note(`\n=== ${title}\n`);
  }

  note(text: string): void {
    appendFileSync(this.#report, `${text}\n`);
  }

  /** Brings the host into the state that every test begins with; what is right already is left as it is. */
  async restore(): Promise<void> {
    const now = parse(await this.#host.run(`${xl} list`));
    const isRight = ([name, { id, state }]: readonly [string, Row]) =>
      id === 0 || (name in guests && (states[name] ?? alive).test(state));
    const script = now.filter((row) => !isRight(row)).map(([, { id }]) => `${xl} destroy ${id} || exit 1`);
    const right = new Map(now.filter(isRight));
    for (const [name, how] of Object.entries(guests)) {
      if (right.has(name)) continue;
      script.push(`${xl} create -q ${how} 2>/tmp/create || { cat /tmp/create >&2; exit 1; }`);
      if (greedy.has(name)) script.push(`${xl} sched-credit2 -d ${name} -c 5 || exit 1`);
    }
    script.push("kill -0 $(cat /run/virsh.pid 2>/dev/null) 2>/dev/null ||", `{ ${startVirsh}\n}`);
    await this.#host.run(script.join("\n"), { timeoutMs: 600_000 });
    await this.#until(
      `the crashed guest is crashed`,
      `[ "$(${xl} list crash | awk 'END { print $5 }')" = ---sc- ]`,
    );
  }

  /** Runs a shell command, for the transcript too. */
  async shell(command: string): Promise<CommandResult> {
    const result = await this.#host.exec(command, { timeoutMs: commandSeconds * 1000 });
    const status = result.status === 0 ? "" : `[status ${result.status}]\n`;
    this.note(`# ${command}\n${result.stdout}${result.stderr}${status}`);
    return result;
  }

  /** Runs a command that must succeed. */
  async run(command: string): Promise<string> {
    const { status, stdout, stderr } = await this.shell(command);
    expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
    return stdout;
  }

  /** Runs a command that must fail; what it complained of. */
  async refused(command: string): Promise<string> {
    const { status, stdout, stderr } = await this.shell(command);
    expect(status, `${command}\n${stdout}${stderr}`).toBe(1);
    return stderr;
  }

  /** Runs a program from /opt/test that prints one JSON document. */
  async program(name: string): Promise<unknown> {
    const { status, stdout, stderr } = await this.#host.exec(`${NODE} /opt/test/${name}`, {
      timeoutMs: commandSeconds * 1000,
    });
    expect(status, `${name}\n${stdout}${stderr}`).toBe(0);
    this.note(`# node ${name}\n${JSON.stringify(JSON.parse(stdout), undefined, 2)}\n`);
    return JSON.parse(stdout);
  }

  /** Lets the virsh that lives long do something; what it said, and what it complained of. */
  async ask(command: string): Promise<{ readonly out: string; readonly complaint: string }> {
    const end = `=== ${++this.#commands}`;
    const { status, stdout, stderr } = await this.#host.exec(
      `exec 3<>/run/virsh.in 4<>/run/virsh.out; : >/run/virsh.err
cat >&3 <<'EOF'
${command}
echo '${end}'
EOF
timeout ${commandSeconds} sed '/^${end}$/q' <&4; status=$?; cat /run/virsh.err >&2; exit $status`,
      { timeoutMs: (commandSeconds + 30) * 1000 },
    );
    expect(status, `virsh has not answered '${command}' within ${commandSeconds} s: ${stderr}`).toBe(0);
    const out = `${stdout.replace(`${end}\n`, "").trim()}\n`;
    this.note(`virsh # ${command}\n${stderr}${out}`);
    return { out, complaint: stderr };
  }

  /** As `ask`, of what must succeed. */
  async virsh(command: string): Promise<string> {
    const { out, complaint } = await this.ask(command);
    expect(complaint, command).toBe("");
    return out;
  }

  /** As `ask`, of what must fail; the complaint. */
  async virshRefuses(command: string): Promise<string> {
    const { out, complaint } = await this.ask(command);
    expect(complaint, `${command}\n${out}`).toContain("error: ");
    return complaint;
  }

  /** The referee's list, for the transcript too. */
  async rows(): Promise<Map<string, Row>> {
    return new Map(parse(await this.run(`${xl} list`)));
  }

  /** The referee's row of a guest that must be there. */
  async row(name: string): Promise<Row> {
    const row = (await this.rows()).get(name);
    expect(row, name).toBeDefined();
    return row!;
  }

  /** Waits in dom0 until a test holds. */
  async until(what: string, test: string): Promise<void> {
    this.note(`# (waiting until ${what})\n`);
    await this.#until(what, test);
  }

  async #until(what: string, test: string): Promise<void> {
    const { status } = await this.#host.exec(
      `end=$(($(date +%s) + ${waitSeconds})); until ${test}; do [ $(date +%s) -gt $end ] && exit 1; sleep 0.1; done`,
      { timeoutMs: (waitSeconds + 60) * 1000 },
    );
    expect(status, `not within ${waitSeconds} s: ${what}`).toBe(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#host[Symbol.asyncDispose]();
  }
}

/** Names are nothing that Xen keeps unique. */
function parse(list: string): (readonly [string, Row])[] {
  const lines = list.trimEnd().split("\n").slice(1);
  return lines.map((line) => {
    const [name = "", id, memory, vcpus, state = ""] = line.split(/\s+/);
    return [name, { id: Number(id), memory: Number(memory), vcpus: Number(vcpus), state }] as const;
  });
}
