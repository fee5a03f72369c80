import { parseUuid } from "@libvirt-ts/xml";
import { numberOfThread } from "./buses.js";
import { characterWord } from "./characters.js";
import { readDevice } from "./devices.js";
import { readDrive } from "./disks.js";
import {
  readAccelerator,
  readActions,
  readBoot,
  readClock,
  readCompatibility,
  readFirmwareValue,
  readGlobal,
  readMachine,
  readMemory,
  readName,
  readSmbios,
} from "./machine.js";
import { readNet, readNic } from "./network.js";
import { Options, said, some } from "./options.js";
import { type Place, refuse } from "./problem.js";
import { addTimer, readCpu, readSmp } from "./processors.js";
import type { Backends, Reading } from "./reading.js";
import { readAudio, readDisplay, readSpice, readVga, readVnc } from "./screens.js";
import { table } from "./tables.js";

/** An option of a command line with its value. */
export interface Argument {
  readonly flag: Place;
  /** The flag as it is usually written, with one dash. */
  readonly name: string;
  readonly value: Place;
}

type Read = (reading: Reading, argument: Argument) => void;

/** Notes something that a device names, by the option that holds its name. */
const backend =
  (
    kind: "blocks" | "networks" | "characters" | "objects" | "folders" | "modules",
    first: string,
    key = "id",
  ): Read =>
  (reading, { value }) => {
    const options = new Options(value, first);
    const name = options.need(key);
    const known = reading[kind] as Backends;
    if (known.has(name)) throw options.refuse(`'${name}' is there already`);
    known.set(name, options);
  };

const nothing: Read = () => {};
const os =
  (name: "kernel" | "initrd" | "cmdline" | "dtb"): Read =>
  ({ domain }, { value }) => {
    domain.os[name] = value.word;
  };

const character =
  (kind: "serial" | "parallel"): Read =>
  (reading, { value }) => {
    const end = characterWord(value, reading);
    reading.hasSerial = true;
    if (end === undefined) return;
    if (end.type === "stdio") reading.warn(value, "a guest has no terminal of its own: its console is a pty");
    reading.add(kind, end.type === "stdio" ? { ...end, type: "pty" } : end);
  };

/** What each option means: whether it has a value, when it is read, and what it does. Devices come after what they name. */
export const flags = table<readonly [hasValue: boolean, turn: number, read: Read]>({
  "-name": [true, 0, (reading, { value }) => readName(value, reading)],
  "-uuid": [
    true,
    0,
    ({ domain }, { value }) => {
      if (parseUuid(value.word) === undefined) throw refuse(value, `'${value.word}' is no UUID`);
      domain.uuid = value.word;
    },
  ],
  "-m": [true, 0, (reading, { value }) => readMemory(value, reading)],
  "-smp": [true, 1, (reading, { value }) => readSmp(value, reading)],
  "-cpu": [true, 0, (reading, { value }) => readCpu(value, reading)],
  "-accel": [true, 2, (reading, { value }) => readAccelerator(value, reading)],
  "-enable-kvm": [
    false,
    2,
    ({ domain }) => {
      domain.type = "kvm";
    },
  ],
  "-machine": [true, 1, (reading, { value }) => readMachine(value, reading)],
  "-M": [true, 1, (reading, { value }) => readMachine(value, reading)],
  "-rtc": [true, 1, (reading, { value }) => readClock(value, reading)],
  "-no-hpet": [false, 2, (reading) => addTimer(reading, { name: "hpet", present: "no" })],
  "-no-acpi": [
    false,
    2,
    ({ domain }) => {
      delete domain.features?.acpi;
    },
  ],
  "-boot": [true, 1, (reading, { value }) => readBoot(value, reading)],
  "-action": [true, 1, (reading, { value }) => readActions(value, reading)],
  "-no-reboot": [
    false,
    1,
    ({ domain }) => {
      domain.on_reboot = "destroy";
    },
  ],
  "-global": [true, 1, (reading, { value }) => readGlobal(value, reading)],
  "-smbios": [true, 1, (reading, { value }) => readSmbios(value, reading)],
  "-fw_cfg": [true, 1, (reading, { value }) => readFirmwareValue(value, reading)],
  "-compat": [true, 1, (reading, { value }) => readCompatibility(value, reading)],
  "-kernel": [true, 1, os("kernel")],
  "-initrd": [true, 1, os("initrd")],
  "-append": [true, 1, os("cmdline")],
  "-dtb": [true, 1, os("dtb")],
  "-bios": [
    true,
    1,
    ({ domain }, { value }) => {
      domain.os.loader = { type: "rom", value: value.word };
    },
  ],
  "-overcommit": [
    true,
    1,
    ({ domain }, { value }) => {
      const options = new Options(value);
      if (options.switch("mem-lock") === true)
        domain.memoryBacking = { ...domain.memoryBacking, locked: true };
      options.end();
    },
  ],
  "-object": [true, 0, readObject],
  "-blockdev": [true, 0, backend("blocks", "driver", "node-name")],
  "-netdev": [true, 0, backend("networks", "type")],
  "-chardev": [true, 0, backend("characters", "backend")],
  "-fsdev": [true, 0, backend("folders", "fsdriver")],
  "-tpmdev": [true, 0, backend("modules", "type")],
  "-audiodev": [true, 0, (reading, { value }) => readAudio(value, reading)],
  "-drive": [true, 2, (reading, { name, value }) => readDrive(name, value, reading)],
  ...Object.fromEntries(
    ["-hda", "-hdb", "-hdc", "-hdd", "-cdrom", "-fda", "-fdb"].map((name) => [
      name,
      [true, 2, (reading: Reading, { value }: Argument) => readDrive(name, value, reading)] as const,
    ]),
  ),
  "-device": [true, 3, (reading, { value }) => readDevice(value, reading)],
  "-serial": [true, 3, character("serial")],
  "-parallel": [true, 3, character("parallel")],
  "-usb": [
    false,
    1,
    (reading) => {
      reading.hasUsb = true;
    },
  ],
  "-usbdevice": [
    true,
    3,
    (reading, { value }) => {
      if (!/^(tablet|mouse|keyboard)$/.test(value.word)) throw refuse(value, "this USB device is not read");
      reading.hasUsb = true;
      reading.add("input", { type: value.word, bus: "usb" });
    },
  ],
  "-nic": [true, 3, (reading, { value }) => readNic(value, reading)],
  "-net": [true, 3, (reading, { value }) => readNet(value, reading)],
  "-vga": [true, 3, (reading, { value }) => readVga(value, reading)],
  "-vnc": [true, 3, (reading, { value }) => readVnc(value, reading)],
  "-spice": [true, 3, (reading, { value }) => readSpice(value, reading)],
  "-display": [true, 3, (reading, { value }) => readDisplay(value, reading)],
  "-k": [
    true,
    4,
    ({ devices }, { value }) => {
      const screen = devices.graphics?.find(({ type }) => type === "vnc" || type === "spice");
      if (screen === undefined) throw refuse(value, "there is no screen whose keyboard it would be");
      (screen as { keymap?: string }).keymap = value.word;
    },
  ],
  "-nographic": [
    false,
    4,
    (reading) => {
      reading.isBlind = true;
      if (!reading.hasSerial && (reading.devices.serial ?? []).length === 0)
        reading.add("serial", { type: "pty" });
    },
  ],
  "-watchdog-action": [
    true,
    4,
    ({ devices }, { value }) => {
      for (const watchdog of devices.watchdog ?? []) watchdog.action = value.word as "reset";
    },
  ],
  "-mon": [
    true,
    3,
    (reading, { value }) => {
      const name = new Options(value, "chardev").take("chardev");
      if (name !== undefined) reading.characters.delete(name);
    },
  ],
  "-nodefaults": [
    false,
    0,
    (reading) => {
      reading.isBare = true;
    },
  ],
  // What is for whoever starts a guest to say, whatever the guest is.
  ...Object.fromEntries(
    ["-S", "-no-user-config", "-daemonize", "-no-shutdown"].map((name) => [
      name,
      [false, 0, nothing] as const,
    ]),
  ),
  ...Object.fromEntries(
    ["-pidfile", "-msg", "-sandbox", "-qmp", "-qmp-pretty", "-monitor", "-add-fd"].map((name) => [
      name,
      [true, 0, nothing] as const,
    ]),
  ),
});

function readObject(reading: Reading, argument: Argument): void {
  const options = new Options(argument.value, "qom-type");
  const type = options.need("qom-type");
  const id = options.need("id");
  // libvirt's own key, with which it hands passwords over.
  if (type === "secret" && id === "masterKey0") return;
  if (type !== "iothread") {
    options.put("qom-type", type);
    reading.objects.set(id, options);
    return;
  }
  const number = numberOfThread(id);
  if (number === undefined)
    throw options.refuse(`a thread is called 'iothread1', 'iothread2', …, not '${id}'`);
  const [min, max] = [options.number("thread-pool-min"), options.number("thread-pool-max")];
  const poll = some({
    max: options.number("poll-max-ns"),
    grow: options.number("poll-grow"),
    shrink: options.number("poll-shrink"),
  });
  options.end();
  const threads = reading.domain.iothreadids?.iothread ?? [];
  reading.domain.iothreadids = { iothread: threads };
  threads.push(said({ id: number, thread_pool_min: min, thread_pool_max: max, poll }));
  reading.domain.iothreads = threads.length;
}
