import type { Guest, Host } from "./host.js";

/** A part of the page. */
export interface View {
  readonly element: HTMLElement;
  /** Called at each tick. */
  update?(): void;
  /** It is shown no longer. */
  close?(): void;
}

/** Makes a part that shows one domain. */
export type GuestView = (host: Host, guest: Guest) => View;
