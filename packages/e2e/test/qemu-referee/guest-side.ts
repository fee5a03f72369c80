import type { Connect, ConnectDomainEvent, Domain } from "@libvirt-ts/core";
import { DomainState } from "@libvirt-ts/driver/flags";
import { type GuestAgent, guestDisk, guestXML, type Qtest } from "@libvirt-ts/testkit";
import { GuestConsole } from "../qemu-guest.js";
import { Hearing } from "./hearing.js";
import { ConnectionSide, guestEvent, nameOf, stillXML, type Told } from "./side.js";

/** Plays scripts about guests. */
export class GuestSide extends ConnectionSide {
  /** The domain that the script is about. */
  dom!: Domain;
  console: GuestConsole | undefined;
  /** The agent that its guest has started, by this. */
  agent: GuestAgent | undefined;
  qtest: Qtest | undefined;
  /** What it was told to do. */
  readonly agentTold: unknown[] = [];

  static async open(conn: Connect, folder: string): Promise<GuestSide> {
    return new GuestSide(conn, folder, await guestsHeard(conn));
  }

  disk(name: string): string {
    return guestDisk(this.file(name));
  }

  xml(name: string, more: Parameters<typeof guestXML>[2] = {}): string {
    return guestXML(name, this.file(`${name}.img`), more);
  }

  /** Waits until the guest obeys. */
  async boot(): Promise<void> {
    // That of a guest that has ended is held until its end is read.
    await this.console?.ends().catch(() => {});
    this.console = new GuestConsole(await this.dom.openConsole());
    await this.console.answers("!");
  }

  protected state(): Promise<string> {
    return stateOf(this.dom);
  }
}

/** What is told of a connection's guests. */
export const guestsHeard = (conn: Connect): Promise<Told> =>
  Hearing.of<ConnectDomainEvent>({
    events: conn.domainEvents(),
    nameOf: ({ domain }) => domain.name(),
    textOf: guestEvent,
    define: (name) => conn.defineXML(stillXML(name)),
  });

/** A domain's state and reason, as libvirt numbers the reason. */
export async function stateOf(dom: Domain): Promise<string> {
  try {
    const { state, reason } = await dom.state();
    return `${nameOf(DomainState, state)} (${reason})`;
  } catch {
    return "no domain";
  }
}
