import { constants, openSync } from "node:fs";
import type { Duplex } from "node:stream";
import { ReadStream } from "node:tty";
import { type DomainDeviceOperations, type DuplexStream, ErrorNumber } from "@libvirt-ts/driver";
import { DomainChannelFlags, DomainConsoleFlags } from "@libvirt-ts/driver/flags";
import { fileError, invalidArgument, qemuError, wrongState } from "../errors.js";
import { characterStream } from "../guest/character-stream.js";
import type { Guest } from "../guest/guest.js";
import { charactersOf } from "../guest/live.js";
import { openSocket } from "../guest/sockets.js";
import { Lock } from "../node/lock.js";
import type { QemuNode } from "../node/node.js";

type ConsoleOperations = Required<Pick<DomainDeviceOperations, "domainOpenConsole" | "domainOpenChannel">>;

/** Milliseconds that whoever is asked to leave a console has for that. */
const patience = 5000;

/** What of a guest's devices can be talked to. */
interface Talking {
  readonly type?: string;
  readonly source?: readonly { readonly path?: string; readonly mode?: string }[];
  readonly alias?: { readonly name: string };
}

/** Both directions of a guest's serial lines and channels. */
export function consoleOperations(node: QemuNode): ConsoleOperations {
  return {
    async domainOpenConsole(ref, device, flags, options) {
      const guest = await node.active(ref);
      const { serial, console: consoles } = guest.live.devices ?? {};
      const found = (
        device === undefined
          ? (serial?.[0] ?? consoles?.[0])
          : charactersOf({ serial: serial ?? [], console: consoles ?? [] }).find(
              ({ alias }) => alias?.name === device,
            )
      ) as Talking | undefined;
      if (found === undefined)
        throw invalidArgument(
          "device",
          device === undefined ? "the guest has no console" : `there is no '${device}'`,
        );
      return openDevice(node, guest, found, (flags & DomainConsoleFlags.FORCE) !== 0, options?.signal);
    },

    async domainOpenChannel(ref, name, flags, options) {
      const guest = await node.active(ref);
      const channels = guest.live.devices?.channel ?? [];
      const found = channels.find((channel) => {
        const { target } = channel as { readonly target: { readonly name?: string } };
        return name === undefined || target.name === name;
      });
      if (found === undefined)
        throw invalidArgument(
          "name",
          name === undefined ? "the guest has no channel" : `there is no '${name}'`,
        );
      return openDevice(
        node,
        guest,
        found as unknown as Talking,
        (flags & DomainChannelFlags.FORCE) !== 0,
        options?.signal,
      );
    },
  };
}

async function openDevice(
  node: QemuNode,
  guest: Guest,
  { type = "pty", alias, source }: Talking,
  force: boolean,
  signal: AbortSignal | undefined,
): Promise<DuplexStream> {
  const name = alias?.name ?? "console";
  const path = source?.[0]?.path ?? `${guest.folder}/${name}.sock`;
  if (type !== "pty" && (type !== "unix" || source?.[0]?.mode === "connect"))
    throw wrongState(guest.ref, `'${name}' is of the type '${type}', which nobody can be connected to`);
  let stream: Duplex | undefined;
  const lock = await Lock.take(node.lockName(guest.uuid, name), {
    // Who does not insist is told at once.
    timeout: force ? patience : 0,
    what: `'${name}' of domain '${guest.name}'`,
    signal,
    force,
    onForce: () =>
      stream?.destroy(
        qemuError(
          ErrorNumber.OPERATION_ABORTED,
          `'${name}' of domain '${guest.name}'`,
          "somebody else has taken it by FORCE",
        ),
      ),
  }).catch((error) => {
    if (error.code !== ErrorNumber.RESOURCE_BUSY) throw error;
    throw qemuError(
      ErrorNumber.OPERATION_FAILED,
      `'${name}' of domain '${guest.name}'`,
      "somebody else has it open; FORCE takes it away",
      error,
    );
  });
  try {
    stream = type === "pty" ? openTerminal(path) : await openSocket(path);
  } catch (error) {
    lock.release();
    throw fileError(path, error);
  }
  stream.once("close", () => lock.release());
  stream.on("error", () => {});
  return characterStream(stream, `'${name}' of domain '${guest.name}'`);
}

/** A terminal of which QEMU has the other side. */
function openTerminal(path: string): Duplex {
  const { O_RDWR, O_NOCTTY, O_NONBLOCK } = constants;
  const terminal = new ReadStream(openSync(path, O_RDWR | O_NOCTTY | O_NONBLOCK));
  terminal.setRawMode(true);
  return terminal;
}
