#!/usr/bin/env node
// A stand-in for xl 4.17: its words, exit codes and habits, as a real one's transcripts show them, over a few guests that
// are no more than entries of a file beside it. It shares no code with those who call it.
// One file, longer than others: it is run as a program of its own, started hundreds of times, from wherever it was copied to.
import { spawn } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const home = dirname(process.argv[1]);
const [command = "", ...args] = process.argv.slice(2);
const umask = process.umask();
const watching = process.env.FAKE_XL_WATCHES;
if (watching === undefined)
  appendFileSync(
    join(home, "calls"),
    `${JSON.stringify({ command, args, pid: process.pid, umask, locale: process.env.LC_ALL ?? "" })}\n`,
  );

const say = (text) => void writeSync(1, text);
const complain = (text) => void writeSync(2, text);
class Exit extends Error {
  constructor(status) {
    super(`exit ${status}`);
    this.status = status;
  }
}
const fail = (status, text) => {
  complain(text);
  throw new Exit(status);
};

const readJson = (name, otherwise) => {
  try {
    return JSON.parse(readFileSync(join(home, name), "utf8"));
  } catch {
    return otherwise;
  }
};
const statePath = join(home, "state");
async function withState(work) {
  const lock = join(home, "lock");
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      // With its host gone, nobody will give the lock back.
      if (error.code !== "EEXIST") throw error;
      await delay(2);
    }
  }
  try {
    const state = readJson("state", undefined);
    const result = work(state);
    writeFileSync(`${statePath}.new`, JSON.stringify(state));
    renameSync(`${statePath}.new`, statePath);
    return result;
  } finally {
    rmSync(lock, { recursive: true });
  }
}

/** xl takes digits for an id, so a guest whose name is a number is shadowed. */
function guestOf(state, word) {
  const found = state.domains.find(({ id, name }) =>
    /^\d+$/.test(word) ? id === Number(word) : name === word,
  );
  if (found !== undefined) return found;
  if (!/^\d+$/.test(word ?? "")) return fail(1, `${word} is an invalid domain identifier (rc=-6)\n`);
  const lines = [
    `libxl: error: libxl_domain.c:1183:libxl__destroy_domid: Domain ${word}:Non-existant domain`,
    `libxl: error: libxl_domain.c:1137:domain_destroy_callback: Domain ${word}:Unable to destroy guest`,
  ];
  return fail(1, `${lines.join("\n")}\n`);
}

const rowOf = ({ name, id, memory, populated, vcpus, online, paused, shutdown, crashed }) => {
  const flag = (on, letter) => (on ? letter : "-");
  const state = `-${flag(!paused && !shutdown, "b")}${flag(paused, "p")}${flag(shutdown, "s")}${flag(crashed, "c")}-`;
  const column = (value, width) => String(value).padStart(width);
  return `${name.padEnd(40)} ${column(id, 5)} ${column(Math.floor((populated ?? memory) / 1024), 5)} ${column(online ?? vcpus, 5)}     ${state} ${column("0.0", 9)}\n`;
};
const zeros = "00000000-0000-0000-0000-000000000000";
const heading = "Name                                        ID   Mem VCPUs\tState\tTime(s)\n";

function jsonOf({
  id,
  name,
  uuid,
  type,
  maxmem,
  memory,
  vcpus,
  online,
  kernel,
  cmdline,
  ramdisk,
  vnc,
  disks,
  nics,
}) {
  if (id === 0) {
    const build = { max_memkb: maxmem, target_memkb: memory - 1, "type.pv": {}, arch_arm: {}, arch_x86: {} };
    return { domid: 0, config: { c_info: { type: "pv", name }, b_info: build } };
  }
  const screen = vnc && { vnc: { enable: "True", listen: "127.0.0.1", passwd: vnc }, sdl: {} };
  const b_info = {
    max_vcpus: vcpus,
    avail_vcpus: Array.from({ length: online ?? vcpus }, (_, index) => index),
    max_memkb: maxmem,
    target_memkb: memory,
    video_memkb: 0,
    sched_params: { sched: "credit2", weight: 256, cap: 0 },
    claim_mode: "True",
    kernel,
    cmdline,
    ramdisk,
    [`type.${type}`]: type === "hvm" ? { ...screen, serial: "pty", boot: "cd", rdm: {} } : {},
    arch_arm: {},
    arch_x86: { msr_relaxed: "False" },
  };
  const c_info = { type, name, domid: 4_294_967_295, uuid, run_hotplug_scripts: "True" };
  const lists = { ...(disks.length && { disks }), ...(nics.length && { nics }) };
  const vfbs = screen && type !== "hvm" ? { vfbs: [{ devid: 0, ...screen }] } : {};
  return {
    domid: id,
    config: { c_info, b_info, ...lists, ...vfbs, on_reboot: "restart", on_soft_reset: "soft_reset" },
  };
}

/**
 * What libxl keeps in `/var/lib/xen` of a guest that it makes. Devices are added to it before the guest has them, and stay when
 * it has them no more; name, memory and vcpus stay what they were.
 */
const keptPath = ({ id, uuid }) => join(home, "libxl", `userdata-d.${id}.${uuid}.libxl-json`);
function keep(guest, config = jsonOf(guest).config) {
  mkdirSync(join(home, "libxl"), { recursive: true });
  writeFileSync(keptPath(guest), `${JSON.stringify(config, null, 4)}\n\0`);
}
function keepDevice(guest, list, device) {
  if (!existsSync(keptPath(guest))) return;
  const config = JSON.parse(readFileSync(keptPath(guest), "utf8").replace("\0", ""));
  keep(guest, { ...config, [list]: [...(config[list] ?? []), device] });
}

/** Reads a configuration line by line; quotes the line that it cannot read, as xl does. */
function readConfig(path) {
  if (!existsSync(path)) fail(3, `Failed to read config file: ${path}: No such file or directory\n`);
  complain(`Parsing config from ${path}\n`);
  const strings = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/gs;
  const unquote = (text) =>
    text.slice(1, -1).replace(/\\(.)/gs, (_, char) => ({ n: "\n", t: "\t", r: "\r" })[char] ?? char);
  const config = {};
  for (const [index, line] of readFileSync(path, "utf8").split("\n").entries()) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const [, key, value] = /^(\w+) *= *(.+)$/.exec(line) ?? [];
    const broken = value === undefined || /["'\\]/.test(value.replace(strings, ""));
    if (broken || key === readJson("behaviour", {}).dislikes) {
      fail(
        1,
        `${path}:${index + 1}: config parsing error near \`${line}': syntax error\nFailed to parse config: Invalid argument\n`,
      );
    }
    if (value.startsWith("[")) config[key] = (value.match(strings) ?? []).map(unquote);
    else config[key] = /^["']/.test(value) ? unquote(value) : Number(value);
  }
  return config;
}

const kib = (text) => {
  const [, number, unit] = /^(\d+)([kmg]?)$/i.exec(text) ?? fail(1, `invalid memory size: ${text}\n`);
  return Number(number) * { k: 1, m: 1024, g: 1_048_576, "": 1024 }[unit.toLowerCase()];
};
const vifOf = (text) => Object.fromEntries(text.split(",").map((part) => part.trim().split("=")));
function diskOf(text) {
  const [options, target] = text.split(/target=(.*)/s);
  const parts = vifOf(options.replace(/,$/, ""));
  return {
    pdev_path: target,
    vdev: parts.vdev,
    format: parts.format,
    readwrite: parts.access === "rw" ? 1 : 0,
  };
}

const destroyed = (id) =>
  [
    `libxl: error: libxl_domain.c:1183:libxl__destroy_domid: Domain ${id}:Non-existant domain`,
    `libxl: error: libxl_domain.c:1137:domain_destroy_callback: Domain ${id}:Unable to destroy guest`,
    `libxl: error: libxl_domain.c:1064:domain_destroy_cb: Domain ${id}:Destruction of domain failed`,
  ].join("\n");

function build(state, config, paused) {
  const id = state.nextId++;
  if (state.domains.some(({ name }) => name === config.name)) {
    fail(
      3,
      `libxl: error: libxl_domain.c:81:libxl__domain_rename: Domain ${id}:Domain with name "${config.name}" already exists.\nlibxl: error: libxl_create.c:1296:initiate_domain_create: Domain ${id}:cannot make domain: -6\n${destroyed(id)}\n`,
    );
  }
  if (config.kernel?.startsWith("/nosuch")) {
    fail(
      3,
      `xc: error: panic: xg_dom_core.c:205: failed to open file '${config.kernel}': No such file or directory: Internal error\nlibxl: error: libxl_dom.c:646:libxl__build_pv: xc_dom_kernel_file failed: No such file or directory\n${destroyed(id)}\n`,
    );
  }
  const memory = config.memory * 1024;
  if (memory > state.freeKiB) {
    fail(
      3,
      `xc: error: panic: xg_dom_boot.c:119: xc_dom_boot_mem_init: can't allocate low memory for domain: Out of memory\nlibxl: error: libxl_dom.c:586:libxl__build_dom: xc_dom_boot_mem_init failed: Cannot allocate memory\n${destroyed(id)}\n`,
    );
  }
  const screen = [config.vncpasswd, ...(config.vfb ?? []).map((text) => vifOf(text).vncpasswd)].find(Boolean);
  const restless = /\breboot\b/.test(config.cmdline ?? config.extra ?? "");
  if (restless) watch(config);
  state.domains.push({
    id,
    name: config.name,
    uuid: config.uuid,
    type: config.type ?? "pv",
    maxmem: (config.maxmem ?? config.memory) * 1024,
    memory,
    vcpus: config.maxvcpus ?? config.vcpus ?? 1,
    online: config.vcpus ?? 1,
    kernel: config.kernel,
    ramdisk: config.ramdisk,
    cmdline: config.cmdline ?? config.extra,
    vnc: screen,
    disks: (config.disk ?? []).map(diskOf),
    nics: (config.vif ?? []).map((text, devid) => ({ devid, ...vifOf(text) })),
    paused,
  });
  keep(state.domains.at(-1));
}

/**
 * What `xl create` leaves behind: a process with its arguments, whose output goes to a log that bears the guest's name. It
 * brings a guest back that reboots as soon as it runs, until somebody else ends it.
 */
function watch({ name, uuid }) {
  mkdirSync(join(home, "log"), { recursive: true });
  const log = openSync(join(home, `log/xl-${name}.log`), "a");
  const child = spawn(process.execPath, process.argv.slice(1), {
    detached: true,
    stdio: ["ignore", log, log],
    env: { ...process.env, FAKE_XL_WATCHES: uuid },
  });
  child.unref();
}

async function bringBack(uuid) {
  const pace = () => delay(5 + Math.random() * 20);
  const own = (state) => state.domains.find((guest) => guest.uuid === uuid);
  let id = await withState((state) => own(state)?.id);
  while (id !== undefined) {
    await pace();
    // What has begun to shut down is made again, whoever ends it before we do; who is paused does not.
    const step = await withState((state) => {
      const guest = own(state);
      if (guest?.id !== id) return { over: true };
      if (guest.paused) return {};
      guest.shutdown = true;
      return { guest };
    });
    if (step.over) return;
    if (step.guest === undefined) continue;
    await pace();
    await withState((state) => {
      state.domains = state.domains.filter((guest) => guest.id !== id);
    });
    await pace();
    id = await withState((state) => {
      const again = { ...step.guest, id: state.nextId++, shutdown: false };
      state.domains.push(again);
      return again.id;
    });
  }
}

const magic = Buffer.from("Xen saved domain, xl format\n \0 \r", "latin1");
function savedFile(guest) {
  const json = Buffer.from(`${JSON.stringify(jsonOf(guest).config, null, 4)}\n\0`);
  const words = Buffer.alloc(16);
  for (const [index, word] of [0x01020304, 3, 0, json.length].entries()) words.writeUInt32LE(word, index * 4);
  return Buffer.concat([magic, words, json, Buffer.from(`\0memory${JSON.stringify(guest)}`)]);
}

const commands = {
  list(state) {
    const [first, second] = args;
    if (first === "-l") {
      const found =
        second === undefined ? state.domains : state.domains.filter(({ id }) => id === Number(second));
      if (found.length === 0) fail(1, `Error: Domain '${second}' does not exist.\n`);
      if (readJson("behaviour", {}).sxp) {
        return say(
          found
            .map(({ id, name }) => `(domain\n\t(domid ${id})\n\t(create_info)\n\t(name ${name})\n)\n`)
            .join(""),
        );
      }
      return say(`${JSON.stringify(found.map(jsonOf), null, 4)}\n\n`);
    }
    const verbose = first === "-v";
    const which = verbose ? second : first;
    const found = which === undefined ? state.domains : [guestOf(state, which)];
    if (!verbose) return say(heading + found.map(rowOf).join(""));
    const rows = found.map(
      (guest) => `${rowOf(guest).trimEnd()} ${guest.uuid ?? zeros}        -                -\n`,
    );
    return say(
      `${heading.trimEnd()}   UUID                            Reason-Code\tSecurity Label\n${rows.join("")}`,
    );
  },
  create(state) {
    const flag = args.indexOf("-f");
    if (flag < 0) fail(6, "Config file not specified and none in save file\n");
    build(state, readConfig(args[flag + 1]), args.includes("-p"));
  },
  pause(state) {
    guestOf(state, args[0]).paused = true;
  },
  unpause(state) {
    const guest = guestOf(state, args[0]);
    if (!guest.paused)
      complain(
        `libxl: error: libxl_domain.c:688:domain_unpause_done: Domain ${guest.id}:Unpausing domain: Invalid argument\n`,
      );
    guest.paused = false;
  },
  destroy(state) {
    const guest = guestOf(state, args[0]);
    if (guest.id === 0) fail(1, "Not destroying domain 0; use -f to force.\n");
    state.domains = state.domains.filter((other) => other !== guest);
    rmSync(keptPath(guest), { force: true });
  },
  shutdown(state) {
    const guest = guestOf(state, args.at(-1));
    complain(`Shutting down domain ${guest.id}\n`);
    if (!guest.deaf) state.domains = state.domains.filter((other) => other !== guest);
  },
  reboot(state) {
    const guest = guestOf(state, args.at(-1));
    complain(`Rebooting domain ${guest.id}\n`);
    guest.id = state.nextId++;
  },
  save(state) {
    const guest = guestOf(state, args[0]);
    const path = args[1];
    try {
      writeFileSync(path, savedFile(guest));
    } catch (error) {
      fail(
        1,
        `Failed to open temp file ${path} for writing: ${error.code === "ENOENT" ? "No such file or directory" : error.code}\n`,
      );
    }
    complain(
      `Saving to ${path} new xl format (info 0x3/0x0/749)\nxc: info: Saving domain ${guest.id}, type x86 PV\n`,
    );
    state.domains = state.domains.filter((other) => other !== guest);
  },
  migrate(state) {
    const guest = guestOf(state, args[0]);
    complain(
      "migration target: Ready to receive domain.\nSaving to migration stream new xl format (info 0x3/0x0/749)\nmigration sender: Target has acknowledged transfer.\nmigration sender: Giving target permission to start.\nmigration target: Got permission, starting domain.\nMigration successful.\n",
    );
    state.domains = state.domains.filter((other) => other !== guest);
  },
  restore(state) {
    const paused = args[0] === "-p";
    if (paused) args.shift();
    if (!existsSync(args[0])) fail(1, "Can't open restore file: No such file or directory\n");
    const file = readFileSync(args[0], "latin1");
    if (!file.startsWith(magic.toString("latin1")))
      fail(1, "File has wrong magic number - corrupt or for a different tool?\n");
    complain(
      `Loading new save file ${args[0]} (new xl fmt info 0x3/0x0/749)\n Savefile contains xl domain config in JSON format\nParsing config from <saved>\n`,
    );
    const bytes = readFileSync(args[0]).toString("utf8");
    const guest = JSON.parse(bytes.slice(bytes.indexOf("\0memory") + 7));
    state.domains.push({ ...guest, id: state.nextId++, paused });
    keep(state.domains.at(-1));
  },
  rename(state) {
    if (args[0] === "--") args.shift();
    else if (args[1].startsWith("-")) fail(2, `xl rename: unrecognized option '${args[1]}'\n`);
    const guest = guestOf(state, args[0]);
    if (state.domains.some(({ name }) => name === args[1])) {
      fail(
        1,
        `libxl: error: libxl_domain.c:81:libxl__domain_rename: Domain ${guest.id}:Domain with name "${args[1]}" already exists.\nCan't rename domain '${args[0]}'.\n`,
      );
    }
    guest.name = args[1];
  },
  "mem-set"(state) {
    guestOf(state, args[0]).memory = kib(args[1]);
  },
  "mem-max"(state) {
    guestOf(state, args[0]).maxmem = kib(args[1]);
  },
  "vcpu-set"(state) {
    const ignore = args[0] === "--ignore-host";
    const [domain, count] = ignore ? args.slice(1) : args;
    if (Number(count) > 2 && !ignore) {
      fail(
        1,
        `You are overcommmitting! You have 2 physical CPUs and want ${count} vCPUs! Aborting, use --ignore-host to continue\n`,
      );
    }
    guestOf(state, domain).online = Number(count);
  },
  "block-attach"(state) {
    const guest = guestOf(state, args[0]);
    const disk = diskOf(args[1]);
    guest.disks.push(disk);
    keepDevice(guest, "disks", disk);
  },
  "block-detach"(state) {
    const force = args[0] === "--force";
    const [domain, place] = force ? args.slice(1) : args;
    const guest = guestOf(state, domain);
    if (guest.disks.some(({ vdev, broken }) => vdev === place && broken) && !force) {
      const path = `/local/domain/0/backend/vbd/${guest.id}/51728`;
      fail(
        1,
        `libxl: error: libxl_device.c:1181:device_backend_callback: Domain ${guest.id}:unable to remove device with path ${path}\nlibxl_device_disk_safe_remove failed.\n`,
      );
    }
    guest.disks = guest.disks.filter(({ vdev }) => vdev !== place);
  },
  "network-attach"(state) {
    const guest = guestOf(state, args[0]);
    const card = { devid: guest.nics.length, ...vifOf(args.slice(1).join(",")) };
    guest.nics.push(card);
    keepDevice(guest, "nics", card);
  },
  "network-detach"(state) {
    const guest = guestOf(state, args[0]);
    guest.nics = guest.nics.filter(({ mac }) => mac !== args[1]);
  },
  "dump-core": (state) => void writeFileSync(args[1], `\x7fELF${guestOf(state, args[0]).id}`),
};

if (watching !== undefined) {
  await bringBack(watching).catch(() => {});
  process.exit();
}

try {
  const { waits = {}, fails = {}, lies = {} } = readJson("behaviour", {});
  if (waits[command] !== undefined) {
    complain(`${command} begins\n`);
    while (!existsSync(waits[command])) await delay(5);
  }
  if (fails[command] !== undefined) {
    const { status, output, writes, loses, keeps } = fails[command];
    if (writes !== undefined) writeFileSync(args.at(-1), writes);
    if (loses) await withState(commands.destroy);
    if (keeps) {
      await withState((state) => {
        commands[command](state);
        const guest = guestOf(state, args[0]);
        (command === "block-attach" ? guest.disks : guest.nics).at(-1).broken = true;
      });
    }
    fail(status, output);
  }
  if (lies[command] !== undefined) complain(lies[command]);
  else if (commands[command] === undefined) fail(1, "command not implemented\n");
  else await withState(commands[command]);
} catch (error) {
  if (!(error instanceof Exit)) throw error;
  process.exitCode = error.status;
}
