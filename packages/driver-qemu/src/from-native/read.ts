import type { Domain, Problem } from "@libvirt-ts/xml/domain";
import { boardOf, emulatorArchs, isX86 } from "../definition/platform.js";
import { type Argument, flags } from "./flags.js";
import { usualCard } from "./network.js";
import { Options } from "./options.js";
import { ArgvError, type Place, problemAt } from "./problem.js";
import { Reading } from "./reading.js";
import { inverse } from "./tables.js";
import { type ShellCommand, splitCommand } from "./words.js";

const archs = inverse(emulatorArchs);
/** Variables that say where a shell stood, not what the guest is. */
const shellVariables = /^(LC_\w+|LANG|PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|XDG_\w+|DISPLAY|PWD)$/;

/**
 * The domain that a command line of QEMU starts: the forms that libvirt and we print, and those that people write. What is
 * meant for whoever starts QEMU is left out; what a domain has no word for is told, all of it at once.
 *
 * @throws ArgvError with the place of each word that cannot be read.
 */
export function argvToDomain(
  text: string,
  hostArch = "x86_64",
): { readonly domain: Domain; readonly warnings: readonly Problem[] } {
  const command = splitCommand(text);
  const [program] = command.words;
  if (program === undefined)
    throw new ArgvError([
      problemAt({ number: -1, word: "", line: 1, column: 1 }, "there is no command", "argv.syntax"),
    ]);
  const { emulator, arch, type } = programOf(program, hostArch);
  const args = argumentsOf(command);
  const machine = args.findLast(({ name }) => name === "-machine" || name === "-M");
  const board = machine === undefined ? undefined : new Options(machine.value, "type").take("type");
  const reading = new Reading(
    {
      type,
      name: "",
      features: { acpi: true },
      os: { type: { arch: arch as "x86_64", ...(board !== undefined && { machine: board }), value: "hvm" } },
      devices: { ...(emulator !== undefined && { emulator }) },
    },
    boardOf(board),
  );
  for (const turn of [0, 1, 2, 3, 4])
    for (const argument of args) {
      const [, when, read] = flags[argument.name]!;
      if (when === turn) reading.attempt(() => read(reading, argument));
    }
  finish(reading, command, program);
  if (reading.problems.length > 0) throw new ArgvError(reading.problems.toSorted(inOrder));
  return { domain: reading.domain, warnings: reading.warnings };
}

function programOf(
  place: Place,
  hostArch: string,
): { emulator?: string; arch: string; type: "qemu" | "kvm" } {
  const [, name, system] = /^(?:.*\/)?((?:qemu-system-(\w+))|qemu-kvm|kvm)$/.exec(place.word) ?? [];
  if (name === undefined)
    throw new ArgvError([problemAt(place, "this is no QEMU: expected 'qemu-system-…'", "argv.syntax")]);
  const emulator = place.word.startsWith("/") ? { emulator: place.word } : {};
  return {
    ...emulator,
    arch: system === undefined ? hostArch : (archs[system] ?? system),
    type: system === undefined ? "kvm" : "qemu",
  };
}

const inOrder = (a: Problem, b: Problem): number => a.line! - b.line! || a.column! - b.column!;

/** Puts options and values together. All that is no option, or none that is known, is told. */
function argumentsOf({ words }: ShellCommand): Argument[] {
  const found: Argument[] = [];
  const problems: Problem[] = [];
  for (let at = 1; at < words.length; at++) {
    const flag = words[at]!;
    const name = flag.word.replace(/^--/, "-");
    const known = flags[name];
    if (known === undefined && !name.startsWith("-")) {
      // A word of its own is the first disk.
      found.push({ flag, name: "-hda", value: flag });
      continue;
    }
    if (known === undefined) {
      problems.push(problemAt(flag, "this option is not read"));
      if (words[at + 1]?.word.startsWith("-") === false) at++;
      continue;
    }
    const value = known[0] ? words[++at] : flag;
    if (value === undefined) problems.push(problemAt(flag, "its value is missing", "argv.syntax"));
    else found.push({ flag, name, value });
  }
  if (problems.length > 0) throw new ArgvError(problems);
  // Cards come before the networks that they are plugged into.
  const isNetwork = ({ name, value }: Argument): boolean => name === "-net" && !/^nic\b/.test(value.word);
  return [...found.filter((it) => !isNetwork(it)), ...found.filter(isNetwork)];
}

/** What a board has that nobody named, and what was named and nobody took. */
function finish(reading: Reading, { env }: ShellCommand, program: Place): void {
  const { domain, devices } = reading;
  const isPc = isX86({ arch: domain.os.type.arch ?? "" });
  const variables: { name: string; value: string }[] = [];
  for (const [name, value] of env) {
    if (name === "TZ" && domain.clock?.offset === "localtime")
      domain.clock = { ...domain.clock, offset: "timezone", timezone: value } as NonNullable<Domain["clock"]>;
    else if (!shellVariables.test(name) && !(name === "QEMU_AUDIO_DRV" && value === "none"))
      variables.push({ name, value });
  }
  if (variables.length > 0) domain["qemu:commandline"] = { "qemu:env": variables };
  for (const kind of ["blocks", "drives", "networks", "characters", "objects", "folders", "modules"] as const)
    for (const [name, { place }] of reading[kind])
      reading.problems.push(problemAt(place, `no device that is read names '${name}'`));
  for (const [unit, order] of reading.floppyOrder) {
    const floppy = devices.disk?.find(
      ({ address, device }) =>
        device === "floppy" && address?.type === "drive" && (address.unit ?? 0) === unit,
    );
    if (floppy !== undefined) floppy.boot = { order };
  }
  if (domain.name === "") {
    domain.name = "unnamed";
    reading.warn(program, "there is no '-name': the domain is called 'unnamed'");
  }
  domain.memory = { unit: "KiB", ...domain.memory, value: domain.memory?.value ?? 131_072 };
  if (!reading.isBare) {
    if (isPc && !reading.hasVideo && devices.video === undefined)
      reading.add("video", { model: { type: "vga" } });
    if (!reading.hasNetwork && devices.interface === undefined)
      reading.add("interface", { type: "user", model: { type: usualCard[reading.board] } });
  }
  if (isPc) {
    const hasUsb = devices.controller?.some(({ type }) => type === "usb") === true;
    if (!hasUsb && !reading.hasUsb) reading.add("controller", { type: "usb", index: 0, model: "none" });
    devices.memballoon ??= { model: "none" };
  }
  if (devices.graphics !== undefined && devices.video === undefined)
    reading.add("video", { model: { type: "none" } });
}
