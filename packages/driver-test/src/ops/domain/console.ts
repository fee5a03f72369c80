import { type DomainOperations, ErrorNumber } from "@libvirt-ts/driver";
import { DomainConsoleFlags, KeycodeSet } from "@libvirt-ts/driver/flags";
import type { Channel, Console, Domain, Serial } from "@libvirt-ts/xml/domain";
import { invalidArgument, testError } from "../../errors.js";
import { actionOf } from "../../state/actions.js";
import { aliasOf } from "../../state/devices.js";
import type { TestDomain } from "../../state/domain.js";
import type { NodeDomains } from "../../state/node-domains.js";
import { screenshot } from "../../state/screenshot.js";
import { finish } from "./endings.js";
import { assertRunning } from "./lifecycle.js";

type ConsoleOperations = Required<
  Pick<
    DomainOperations,
    | "domainOpenConsole"
    | "domainOpenChannel"
    | "domainScreenshot"
    | "domainSendKey"
    | "domainInjectNMI"
    | "domainSendProcessSignal"
  >
>;

/** The most keys that can be pressed together, and the largest number that one has. */
const mostKeys = 16;
const largestKey = 0xffff;

/** A guest as its user sees it. */
export function consoleOperations(node: NodeDomains): ConsoleOperations {
  const obey = (domain: TestDomain, command: "shutdown" | "reboot") => {
    if (domain.guest === undefined) return;
    finish(node, domain, actionOf(domain.guest.description, command), command);
  };

  return {
    async domainOpenConsole(ref, device, flags) {
      const domain = node.find(ref);
      assertRunning(node, domain);
      const { description, console: terminal } = domain.guest!;
      assertConsole(description, device);
      if (terminal.isOpen && !(flags & DomainConsoleFlags.FORCE)) {
        throw testError(
          ErrorNumber.OPERATION_FAILED,
          `console of domain '${domain.name}'`,
          "somebody is connected; FORCE is not among the flags",
        );
      }
      return terminal.open((command) => obey(domain, command === "poweroff" ? "shutdown" : "reboot"));
    },

    async domainOpenChannel(ref, name) {
      const domain = node.find(ref);
      assertRunning(node, domain);
      const channels = domain.guest!.description.devices?.channel ?? [];
      const found = name === undefined ? channels[0] : channels.find((it) => channelName(it) === name);
      if (found === undefined) {
        throw invalidArgument(`channel ${JSON.stringify(name ?? "")}`, "the domain has no such channel");
      }
      // The built-in guest sends back what it gets.
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      return { readable, writable };
    },

    async domainScreenshot(ref, screen) {
      const { guest } = node.find(ref);
      if (screen !== 0)
        throw invalidArgument("virDomainScreenshot", `the guest has one screen, 0, not ${screen}`);
      return {
        mimeType: "image/png",
        image: streamOf(screenshot(guest !== undefined)),
      };
    },

    async domainSendKey(ref, codeset, _holdTime, keycodes) {
      node.guestOf(node.find(ref));
      const what = "virDomainSendKey";
      if (!(Object.values(KeycodeSet) as number[]).includes(codeset)) {
        throw invalidArgument(what, `there is no set ${codeset} of keys`);
      }
      if (keycodes.length === 0 || keycodes.length > mostKeys) {
        throw invalidArgument(what, `1 to ${mostKeys} keys can be pressed together, not ${keycodes.length}`);
      }
      const wrong = keycodes.find((key) => !Number.isInteger(key) || key < 0 || key > largestKey);
      if (wrong !== undefined) throw invalidArgument(what, `${wrong} is no key`);
    },

    async domainInjectNMI(ref) {
      node.guestOf(node.find(ref));
    },

    async domainSendProcessSignal(ref, pid, signal) {
      const domain = node.find(ref);
      node.guestOf(domain);
      const what = "virDomainSendProcessSignal";
      if (pid !== 1) throw invalidArgument(what, `the guest has one process, 1, not ${pid}`);
      if (!Number.isInteger(signal) || signal < 0 || signal > 64) {
        throw invalidArgument(what, `there is no signal ${signal}`);
      }
    },
  };
}

/** Throws INVALID_ARG for a console that the domain does not have; one without any has the guest's own. */
function assertConsole({ devices }: Domain, device: string | undefined): void {
  if (device === undefined) return;
  const consoles = (["console", "serial", "parallel"] as const).flatMap((element) =>
    ((devices?.[element] ?? []) as readonly (Console | Serial)[]).map((it, index) =>
      aliasOf(element, it, index),
    ),
  );
  if (consoles.includes(device)) return;
  throw invalidArgument(`console ${JSON.stringify(device)}`, "the domain has no console of that alias");
}

const channelName = ({ target }: Channel): string | undefined => (target as { readonly name?: string }).name;

const streamOf = (bytes: Uint8Array) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(bytes);
      controller.close();
    },
  });
