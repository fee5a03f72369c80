import { aborted, type DomainDeviceOperations, ErrorDomain, ErrorNumber } from "@libvirt-ts/driver";
import { DomainOpenGraphicsFlags, KeycodeSet } from "@libvirt-ts/driver/flags";
import type { Graphics, Video } from "@libvirt-ts/xml/domain";
import { fileError, invalidArgument, qemuError, wrongState } from "../errors.js";
import { characterStream } from "../guest/character-stream.js";
import type { Guest } from "../guest/guest.js";
import { isKnownCodeset, keyNumber } from "../guest/keycodes.js";
import { openSocket } from "../guest/sockets.js";
import { readWritten } from "../guest/written.js";
import type { QemuNode } from "../node/node.js";

type ScreenOperations = Required<
  Pick<DomainDeviceOperations, "domainOpenGraphicsFD" | "domainScreenshot" | "domainSendKey">
>;

/** As many keys can be pressed together. C: `VIR_DOMAIN_SEND_KEY_MAX_KEYS`. */
const mostKeys = 16;

const codesets: ReadonlySet<number> = new Set(Object.values(KeycodeSet));

/** A guest's screen and keyboard. */
export function screenOperations(node: QemuNode): ScreenOperations {
  return {
    async domainOpenGraphicsFD(ref, index, flags, options) {
      const guest = await node.active(ref);
      const screens = guest.live.devices?.graphics ?? [];
      const screen = screens[index];
      if (screen === undefined)
        throw invalidArgument("idx", `the guest has ${screens.length} of them, counted from 0`);
      const where = vncPlace(screen, guest);
      // Only a descriptor of ours that QEMU was handed could be let in without it, and Node can hand none over.
      const isLocked = screen.type === "vnc" && screen.passwd !== undefined;
      if (isLocked && (flags & DomainOpenGraphicsFlags.SKIPAUTH) !== 0)
        throw qemuError(
          ErrorNumber.ARGUMENT_UNSUPPORTED,
          "flags",
          "SKIPAUTH: the screen has a password, which QEMU asks everybody for who comes to its socket",
        );
      const signal = options?.signal;
      const socket = await openSocket(where, signal).catch((error) => {
        if (signal?.aborted === true) throw aborted(ErrorDomain.QEMU, signal);
        throw fileError(typeof where === "string" ? where : `${where.host}:${where.port}`, error);
      });
      return characterStream(socket, `screen ${index} of domain '${guest.name}'`);
    },

    async domainScreenshot(ref, screen, _flags, options) {
      const guest = await node.active(ref);
      const head = headsOf(guest)[screen];
      if (head === undefined)
        throw invalidArgument("screen", `the guest has ${headsOf(guest).length} of them, counted from 0`);
      const bytes = await readWritten(
        guest,
        (client, filename) => client.execute("screendump", { filename, format: "png", ...head }),
        options?.signal,
      );
      return { mimeType: "image/png", image: new Blob([bytes]).stream() };
    },

    async domainSendKey(ref, codeset, holdTime, keycodes, _flags, options) {
      const guest = await node.active(ref);
      if (keycodes.length < 1 || keycodes.length > mostKeys)
        throw invalidArgument("keycodes", `expected 1 to ${mostKeys} keys, not ${keycodes.length}`);
      if (!codesets.has(codeset)) throw invalidArgument("codeset", `expected a KeycodeSet, not ${codeset}`);
      if (!isKnownCodeset(codeset))
        throw qemuError(ErrorNumber.ARGUMENT_UNSUPPORTED, "codeset", "expected LINUX or QNUM");
      const keys = keycodes.map((code) => {
        const data = keyNumber(codeset, code);
        if (data === undefined)
          throw qemuError(ErrorNumber.INTERNAL_ERROR, "keycodes", `QEMU has no key for the code ${code}`);
        return { type: "number", data } as const;
      });
      const held = holdTime > 0 ? { "hold-time": holdTime } : {};
      await guest.run((client) => client.execute("send-key", { keys, ...held }), options?.signal);
    },
  };
}

/** Where QEMU serves a screen by VNC. */
function vncPlace(screen: Graphics, guest: Guest): string | { readonly host: string; readonly port: number } {
  if (screen.type !== "vnc")
    throw wrongState(guest.ref, `the screen is of the type '${screen.type}', which is not served by VNC`);
  const [listen] = screen.listenElement ?? [];
  if (listen?.type === "none") throw wrongState(guest.ref, "the screen is served nowhere");
  if (listen?.type === "socket" || screen.socket !== undefined)
    return (
      (listen?.type === "socket" ? listen.socket : undefined) ?? screen.socket ?? `${guest.folder}/vnc.sock`
    );
  const host = (listen?.type === "address" ? listen.address : undefined) ?? screen.listen ?? "127.0.0.1";
  // What is listened to everywhere is here, too.
  const own = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return { host: own, port: screen.port! };
}

/** What QEMU calls a screen of a guest. */
type Head = { readonly device: string; readonly head: number } | Record<never, never>;

/** All screens; a device that the board has by itself is known to QEMU as the first one. */
function headsOf({ live }: Guest): Head[] {
  const videos = (live.devices?.video ?? []).filter(({ model }) => model?.type !== "none");
  return videos.flatMap(({ model, alias }, at) =>
    Array.from({ length: headCount(model) }, (_, head) =>
      at === 0 && head === 0 ? {} : { device: alias?.name ?? "", head },
    ),
  );
}

const headCount = (model: Video["model"]): number => Number((model as { heads?: number })?.heads ?? 1);
