import { ErrorNumber } from "@libvirt-ts/driver";
import type { Domain } from "@libvirt-ts/xml/domain";
import { commandLineOf } from "../command-line/command-line.js";
import { qemuError } from "../errors.js";
import type { Qemu } from "../qemu.js";

/** What of a device is the host's side, and may be another. */
const ofHost =
  /^(drive|netdev|chardev|audiodev|bootindex|romfile|rombar|id|iothread|memdev|rng|werror|rerror|write-cache)$/;
/** Options by which a guest is what it is, whatever its host is. */
const ofGuest = /^-(cpu|m|smp|machine|M|numa|uuid)$/;

/** Throws CONFIG_UNSUPPORTED where two complete documents are not one guest's: its state would not be understood. */
export function assertSameGuest(own: Domain, other: Domain, qemu: Qemu): void {
  const [here, there] = [guestSide(own, qemu), guestSide(other, qemu)];
  const missing = here.find((word) => !there.includes(word)) ?? there.find((word) => !here.includes(word));
  if (missing === undefined) return;
  const shown = missing.length > 120 ? `${missing.slice(0, 120)}…` : missing;
  throw qemuError(
    ErrorNumber.CONFIG_UNSUPPORTED,
    "domain XML",
    `it is another guest than the one that moves: only one has ${shown}`,
  );
}

function guestSide(domain: Domain, qemu: Qemu): string[] {
  const files = { monitors: [], directory: "/", nvram: "/nvram" };
  const { args } = commandLineOf(domain, qemu, { files, now: 0 });
  return args.flatMap((word, at) => {
    const value = args[at + 1];
    if (value === undefined) return [];
    if (ofGuest.test(word)) return [`${word} ${value}`];
    return word === "-device" && value.startsWith("{") ? [`-device ${frontOf(value)}`] : [];
  });
}

const frontOf = (json: string): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(JSON.parse(json) as object)
        .filter(([name]) => !ofHost.test(name))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
  );
