/** dom0 of a real Xen host with our virsh in it and its own xl as the referee. What is typed there is written down. */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type CommandResult, fileFrom, installedPackages, textFile, XenHost } from "@libvirt-ts/testkit";
import { expect } from "vitest";
import { virshOf } from "../node.js";
import { guestFiles } from "./guests.js";

/** A row of `xl list`: memory in MiB. */
export interface Row {
  readonly id: number;
  readonly memory: number;
  readonly vcpus: number;
  readonly state: string;
}

/** Seconds in which an answer must come, on a slow and loaded machine. */
const patience = 240;
const timeColumn = 88;

/** ask SECONDS MARK LINE: has the virsh that listens carry out a line, and shows what it answers. */
const ask = `#!/bin/busybox sh
: >/run/virsh.err
printf '%s\\necho %s\\n' "$3" "$2" >/run/virsh.in
while IFS= read -r -t "$1" answer; do
  [ "$answer" = "$2" ] && { cat /run/virsh.err >&2; exit 0; }
  printf '%s\\n' "$answer"
done </run/virsh.out
echo "virsh did not answer within $1 s" >&2
exit 124
`;

/** in-the-middle TEST ACTION LINE: lets virsh carry out a line until a test holds, then does something to it or its xl. */
const inTheMiddle = `#!/bin/busybox sh
virsh "$3" >/root/virsh.out 2>&1 &
virsh=$!
end=$(($(cut -d. -f1 /proc/uptime) + ${patience}))
until_holds() { # until_holds TEST ACTION
  until eval "$1"; do
    eval "$2"
    [ $(cut -d. -f1 /proc/uptime) -lt $end ] && continue
    echo "it never came to: $1"
    ps -o pid,stat,args | grep -e virsh -e xl
    cat /root/virsh.out /run/libvirt-ts/xl/guest-*/output
    exit 1
  done
}
until_holds '[ -e /run/libvirt-ts/xl/guest-* ]' 'usleep 100000'
until_holds "$1" 'usleep 10000'
xl=$(cat /run/libvirt-ts/xl/guest-*/xl | cut -d' ' -f1)
kill -STOP $xl || { echo "xl was faster"; exit 1; }
echo "xl $(tr '\\0' ' ' </proc/$xl/cmdline | cut -d' ' -f2) is in the middle of its work"
eval "$2"
kill -CONT $xl 2>/dev/null
wait $virsh
echo "virsh ended with status $?"
cat /root/virsh.out
`;

/** One virsh listens for as long as the host lives: Node takes seconds to start under emulation. */
const listen = `[ -f /run/virsh.pid ] && kill -9 $(cat /run/virsh.pid)
rm -f /run/virsh.in /run/virsh.out
mkfifo /run/virsh.in /run/virsh.out
sleep 1000000 <>/run/virsh.in >/dev/null 2>&1 &
sleep 1000000 <>/run/virsh.out >/dev/null 2>&1 &
virsh </run/virsh.in >/run/virsh.out 2>>/run/virsh.err &
echo $! >/run/virsh.pid`;

/** Everything that the host keeps of guests: in Xen, in the store, in files, as locks, as processes of xl. */
const everything = `xl list | awk 'NR > 2 { gsub(/[rb]/, "-", $5); print "domain", $1, $3, $5 }'
for node in /local/domain /libxl /vm; do
  for entry in $(xenstore-list $node); do echo $node/$entry; done
done
find /var/lib/xen /var/lock /run/lock /run/libvirt-ts/xl /etc/xen ! -type d 2>/dev/null | grep -v /\\.libvirt-ts/ | sort
ps -o args | awk '$1 ~ /\\/xl$/ { print "xl", $2 }'`;

/** Guests' memories on disk are removed as well: dom0's disk is its memory, and no large one. */
const forget = `rm -f /root/*.save /root/*.core /root/*.img; cd /usr/lib/xen-4.17/bin; [ -f xl.away ] && mv xl.away xl
for id in $(xl list | awk 'NR > 2 { print $2 }'); do xl destroy $id; done
rm -rf /run/libvirt-ts/xl/*
ls -A /etc/xen | grep -vxFf /run/shipped | while read -r file; do rm -rf "/etc/xen/$file"; done
rm -rf /etc/xen/auto/*`;

/** Its methods may be taken off it: `const { virsh, run } = dom0`. */
export class Dom0 implements AsyncDisposable {
  readonly #host: XenHost;
  readonly #transcript: string;
  #asked = 0;
  #listening = true;
  #nothing = "";

  private constructor(host: XenHost, transcript: string) {
    this.#host = host;
    this.#transcript = transcript;
  }

  /** Starts a host; what happens there goes to a file. */
  static async start(transcript: string): Promise<Dom0> {
    mkdirSync(dirname(transcript), { recursive: true });
    writeFileSync(transcript, "");
    const dom0 = new Dom0(await XenHost.start(), transcript);
    try {
      await dom0.#host.put([
        ...installedPackages(["virsh", "core"], "opt/libvirt"),
        virshOf("opt/libvirt"),
        textFile("usr/bin/ask", ask, 0o755),
        textFile("usr/bin/in-the-middle", inTheMiddle, 0o755),
        ...guestFiles(),
      ]);
      await dom0.#host.run(`rm -f /etc/xen/xlexample*; ls -A /etc/xen >/run/shipped\n${listen}`);
      dom0.#nothing = await dom0.remains();
      return dom0;
    } catch (error) {
      await dom0[Symbol.asyncDispose]();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#host[Symbol.asyncDispose]();
  }

  /** Xen's version, like `4.17`. */
  get xen(): string {
    return this.#host.xen;
  }

  /** What there is without any guest. */
  get nothing(): string {
    return this.#nothing;
  }

  /** Begins a chapter of the transcript, in the state that a fresh host is in. */
  async chapter(title: string): Promise<void> {
    this.#write(`\n${title}\n${"=".repeat(title.length)}\n\n`);
    if (!this.#listening) await this.#host.run(listen);
    this.#listening = true;
    await this.#host.run(forget, { timeoutMs: patience * 1000 });
    for (const deadline = performance.now() + patience * 1000; ; ) {
      const remains = await this.remains();
      if (remains === this.#nothing) return;
      if (performance.now() > deadline) throw new Error(`the host keeps what it should not:\n${remains}`);
    }
  }

  /** Puts a file into root's home. */
  async put(name: string, text: string): Promise<void> {
    await this.#host.put([textFile(`root/${name}`, text)]);
  }

  /** Puts a file of this machine anywhere. */
  async copy(path: string, from: string): Promise<void> {
    await this.#host.put([fileFrom(path, from)]);
  }

  /** Runs a command in dom0. */
  readonly shell = async (command: string, seconds = 2 * patience): Promise<CommandResult> => {
    return this.#typed("dom0", command, () => this.#host.exec(command, { timeoutMs: seconds * 1000 }));
  };

  /** Runs a command that must succeed; what it printed. */
  readonly run = async (command: string, seconds = 2 * patience): Promise<string> => {
    const { status, stdout, stderr } = await this.shell(command, seconds);
    expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
    return stdout;
  };

  /** Types a line into virsh. The status is 1 if virsh told of an error. */
  readonly type = async (line: string): Promise<CommandResult> => {
    return this.#typed("virsh", line, async () => {
      const command = `ask ${patience} answered-${++this.#asked} ${quote(line)}`;
      const { status, stdout, stderr } = await this.#host.exec(command, { timeoutMs: 2 * patience * 1000 });
      if (status !== 0) this.#listening = false;
      return {
        status: status === 0 ? Number(/^error: /m.test(stderr)) : status,
        stdout: stdout.replace(/^\n+|\n+(?=\n$)/g, ""),
        stderr,
      };
    });
  };

  /** Types a line into virsh, with which it must succeed; what it answered. */
  readonly virsh = async (line: string): Promise<string> => {
    const { status, stdout, stderr } = await this.type(line);
    expect(status, `${line}\n${stdout}${stderr}`).toBe(0);
    return stdout;
  };

  /** Types a line into virsh, which it must refuse; its complaint. */
  readonly refused = async (line: string): Promise<string> => {
    const { status, stdout, stderr } = await this.type(line);
    expect(status, `${line}\n${stdout}${stderr}`).toBe(1);
    return stderr;
  };

  /** The referee's rows. */
  readonly rows = async (): Promise<Map<string, Row>> => {
    const lines = (await this.run("xl list")).trimEnd().split("\n").slice(1);
    return new Map(
      lines.map((line) => {
        const [name = "", id, memory, vcpus, state = ""] = line.split(/\s+/);
        return [name, { id: Number(id), memory: Number(memory), vcpus: Number(vcpus), state }];
      }),
    );
  };

  /** The referee's row of a guest; undefined when it does not run. */
  readonly row = async (name: string): Promise<Row | undefined> => {
    return (await this.rows()).get(name);
  };

  /** Waits in dom0 until a test of the shell holds. */
  readonly until = async (test: string, seconds = patience): Promise<void> => {
    const clock = "$(cut -d. -f1 /proc/uptime)";
    const script = `end=$((${clock} + ${seconds}))
until ${test}; do [ ${clock} -ge $end ] && exit 1; usleep 50000; done`;
    const { status } = await this.#typed("dom0", `until ${test}`, () =>
      this.#host.exec(script, { timeoutMs: (seconds + patience) * 1000 }),
    );
    expect(status, `within ${seconds} s it did not come to: ${test}`).toBe(0);
  };

  /** Everything that the host keeps of guests, with what is random left out. */
  readonly remains = async (): Promise<string> => {
    const text = await this.#host.run(everything, { timeoutMs: patience * 1000 });
    return text.replace(/(\/local\/domain\/|\/libxl\/|userdata-\w\.)[1-9]\d*/g, "$1ID");
  };

  async #typed(prompt: string, line: string, act: () => Promise<CommandResult>): Promise<CommandResult> {
    const began = performance.now();
    const result = await act();
    const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`;
    const [first = "", ...more] = `${prompt} # ${line}`.split("\n");
    const status = result.status === 0 ? "" : `[status ${result.status}] `;
    this.#write([`${first.padEnd(timeColumn - status.length)} ${status}${seconds}`, ...more].join("\n"));
    this.#write(`\n${result.stdout}${result.stderr}\n`);
    return result;
  }

  #write(text: string): void {
    appendFileSync(this.#transcript, text);
  }
}

/** A word of the shell, whatever is in it. */
export const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
