import { DomainState } from "@libvirt-ts/driver";
import { buttonOf, setText } from "./dom.js";
import type { Guest, Host } from "./host.js";

const { RUNNING, BLOCKED, PAUSED, SHUTDOWN, SHUTOFF, CRASHED, PMSUSPENDED } = DomainState;

/** States in words. */
const stateNames: Readonly<Record<number, string>> = {
  [RUNNING]: "running",
  [BLOCKED]: "idle",
  [PAUSED]: "paused",
  [SHUTDOWN]: "shutting down",
  [SHUTOFF]: "off",
  [CRASHED]: "crashed",
  [PMSUSPENDED]: "asleep",
};

/** Shows a state in words, and to the style by its number. */
export function showState(element: HTMLElement, state: number): void {
  setText(element, stateNames[state] ?? `state ${state}`);
  element.dataset.state = String(state);
}

interface Action {
  readonly label: string;
  readonly states: readonly number[];
  /** Stands in the list, too. */
  readonly first?: true;
  /** What is asked before. */
  readonly warning?: string;
  run(host: Host, guest: Guest): Promise<unknown>;
}

/** What can be done with a domain, by its state. */
const actions: readonly Action[] = [
  {
    label: "Start",
    states: [SHUTOFF, CRASHED],
    first: true,
    run: (host, { ref }) => host.call("domainCreate", ref, 0),
  },
  { label: "Resume", states: [PAUSED], first: true, run: (host, { ref }) => host.call("domainResume", ref) },
  { label: "Wake up", states: [PMSUSPENDED], run: (host, { ref }) => host.call("domainPMWakeup", ref, 0) },
  { label: "Suspend", states: [RUNNING, BLOCKED], run: (host, { ref }) => host.call("domainSuspend", ref) },
  { label: "Reboot", states: [RUNNING, BLOCKED], run: (host, { ref }) => host.call("domainReboot", ref, 0) },
  {
    label: "Shut down",
    states: [RUNNING, BLOCKED],
    first: true,
    run: (host, { ref }) => host.call("domainShutdown", ref, 0),
  },
  {
    label: "Force off",
    states: [RUNNING, BLOCKED, PAUSED, SHUTDOWN, CRASHED, PMSUSPENDED],
    warning: "It is as if its plug were pulled: what it has not written is lost.",
    run: (host, { ref }) => host.call("domainDestroy", ref, 0),
  },
];

/** The buttons for a domain in its state. */
export function actionButtons(host: Host, guest: Guest, firstOnly: boolean): HTMLButtonElement[] {
  return actions
    .filter(({ states, first }) => states.includes(guest.state as never) && (!firstOnly || first))
    .map(({ label, warning, run }) =>
      buttonOf(
        guest.name,
        label,
        () => run(host, guest).finally(() => host.refresh()),
        warning && `${label} ${guest.name}? ${warning}`,
      ),
    );
}
