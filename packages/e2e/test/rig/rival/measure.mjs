// Runs in a dom0 that has libvirt: the same lines in a virsh of ours and in libvirt's, each on a guest of its own, in turn, and
// the runs of xl that some of ours come to, by a shell. Prints a line of JSON: per operation the seconds of each, the least of
// all rounds.
import { execFileSync, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

const rounds = Number(process.argv[2] ?? 5);
const hangMs = 240_000;

/** A virsh that listens for as long as we live. */
class Shell {
  #asked = 0;
  #said = "";
  #wake = () => {};

  constructor(name, command, args) {
    this.name = name;
    this.process = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        this.#said += text;
        this.#wake();
      });
    }
  }

  /** Has a line carried out; the seconds that it took. */
  async ask(line) {
    const mark = `answered-${++this.#asked}`;
    this.#said = "";
    const began = performance.now();
    this.process.stdin.write(`${line}\necho ${mark}\n`);
    // What is typed may be shown again: the answer has a line of its own.
    const answered = new RegExp(`(^|# )${mark}\\s*$`, "m");
    while (!answered.test(this.#said)) {
      const late = delay(hangMs - (performance.now() - began), "late");
      const woken = new Promise((resolve) => {
        this.#wake = resolve;
      });
      if ((await Promise.race([woken, late])) === "late")
        throw new Error(`${this.name}: ${line}: ${this.#said}`);
    }
    const seconds = (performance.now() - began) / 1000;
    if (/^error:/m.test(this.#said)) throw new Error(`${this.name}: ${line}: ${this.#said}`);
    return seconds;
  }
}

const xml = (
  name,
) => `<domain type='xen'><name>${name}</name><memory>16384</memory><currentMemory>16384</currentMemory>
<vcpu>1</vcpu><os><type>linux</type><kernel>/guests/tinypv.elf</kernel></os>
<on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash></domain>`;

const shells = [
  // dom0 has one processor: V8's other threads only take turns with the first.
  new Shell("ours", "node", ["--single-threaded", "/opt/test/node_modules/@libvirt-ts/virsh/bin/virsh.js"]),
  new Shell("theirs", "/usr/bin/virsh", ["-c", "xen:///system"]),
];
const ids = () => execFileSync("xl", ["list"], { encoding: "utf8" });
const gone = async (name) => {
  while (new RegExp(`^${name} `, "m").test(ids())) await delay(50);
};

/** Until a guest has come back under another id and runs; what it was listed as before its reboot is given. */
const back = async (name, before) => {
  const row = new RegExp(`^${name} +(\\d+) +\\d+ +\\d+ +[rb-]{2}---- `, "m");
  const id = new RegExp(`^${name} +(\\d+) `, "m").exec(before)?.[1];
  for (let now = id; now === undefined || now === id; now = row.exec(ids())?.[1]) await delay(50);
};

/** Lines that only read, of a guest that runs. They are short: each is carried out so many times in a round. */
const READS = ["list", "domstate", "dominfo", "domid", "dumpxml", "vcpuinfo"];
const TIMES = 5;
/** How often each is carried out before the first round, since a warm virsh is asked for: JavaScript is compiled as it is used. */
const WARMING = 60;

/** Lines for a guest, what each is called, and what is waited for after it, which is not counted. */
const steps = (name) => [
  ["start", `start ${name}`],
  ["list", "list --all"],
  ["domstate", `domstate ${name}`],
  ["dominfo", `dominfo ${name}`],
  ["domid", `domid ${name}`],
  ["dumpxml", `dumpxml ${name}`],
  ["vcpuinfo", `vcpuinfo ${name}`],
  ["vcpupin", `vcpupin ${name} 0 1`],
  ["setmem", `setmem ${name} 8192`],
  ["suspend", `suspend ${name}`],
  ["resume", `resume ${name}`],
  ["autostart", `autostart ${name}`],
  ["autostart --disable", `autostart --disable ${name}`],
  ["reboot", `reboot ${name}`, (before) => back(name, before)],
  ["save", `save ${name} /tmp/${name}.save`],
  ["restore", `restore /tmp/${name}.save`],
  ["shutdown", `shutdown ${name}`, () => gone(name)],
  ["dumpxml, inactive", `dumpxml ${name}`],
  ["start, paused", `start ${name} --paused`],
  ["destroy", `destroy ${name}`, () => gone(name)],
];

/** Runs of xl, what each is part of, and whether it is waited for that the guest is gone. */
const runs = [
  ["start", "create -q /tmp/bare.cfg"],
  ["save", "save bare /tmp/bare.save"],
  ["restore", "restore /tmp/bare.save"],
  [undefined, "destroy bare", true],
  ["start, paused", "create -q -p /tmp/bare.cfg"],
  ["destroy", "destroy bare", true],
];
writeFileSync("/tmp/bare.cfg", 'name="bare"\ntype="pv"\nkernel="/guests/tinypv.elf"\nmemory=16\nvcpus=1\n');

/** Seconds of a run of xl, by a shell that starts nothing else. */
function bare(args) {
  const script = `begun=$EPOCHREALTIME; xl ${args} >/tmp/bare.said 2>&1 || exit; echo "$begun $EPOCHREALTIME"`;
  const [begun, ended] = execFileSync("bash", ["-c", script], { encoding: "utf8" }).split(" ").map(Number);
  return ended - begun;
}

const best = {};
const failed = {};
const count = (what, name, seconds) => {
  best[what] ??= {};
  best[what][name] = Math.min(best[what][name] ?? Number.POSITIVE_INFINITY, seconds);
};
/** Has a line carried out, as often as it is in a round. */
async function step(shell, [what, line, settle]) {
  for (let time = READS.includes(what) ? TIMES : 1; time > 0; time--) {
    const before = settle && ids();
    const seconds = await shell.ask(line).catch((error) => {
      failed[`${shell.name} ${what}`] = error.message;
    });
    await settle?.(before);
    if (seconds !== undefined) count(what, shell.name, seconds);
  }
}

/** Has xl run; a machine so busy that it gives up says nothing of the others. */
async function run([what, args, settle]) {
  try {
    const seconds = bare(args);
    if (what !== undefined) count(what, "xl", seconds);
  } catch (error) {
    failed[`xl ${what ?? args}`] = error.message;
  }
  if (settle) await gone("bare");
}

/** Defines a shell's guest, and asks for all that is read of it until a warm virsh answers. */
async function warm(shell) {
  writeFileSync(`/tmp/${shell.name}.xml`, xml(shell.name));
  await shell.ask(`define /tmp/${shell.name}.xml`);
  await shell.ask(`start ${shell.name}`);
  const reads = steps(shell.name).filter(([what]) => READS.includes(what));
  for (let time = 0; time < WARMING; time++) for (const [, line] of reads) await shell.ask(line);
  await shell.ask(`destroy ${shell.name}`);
  await gone(shell.name);
}

for (const shell of shells) await warm(shell);
for (let round = 0; round < rounds; round++) {
  for (const shell of shells) for (const each of steps(shell.name)) await step(shell, each);
  for (const each of runs) await run(each);
}
console.log(JSON.stringify({ best, failed }));
for (const shell of shells) shell.process.kill();
process.exit();
