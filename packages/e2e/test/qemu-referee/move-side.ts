import type { Connect, Domain } from "@libvirt-ts/core";
import { guestDisk, guestXML } from "@libvirt-ts/testkit";
import { GuestConsole } from "../qemu-guest.js";
import { guestsHeard, stateOf } from "./guest-side.js";
import { Side, type Told } from "./side.js";

/** A host, and how others call it. */
export interface Place {
  readonly conn: Connect;
  readonly uri: string;
}

/** Plays scripts about a guest that moves from one host to another. */
export class MoveSide extends Side {
  /** The guest, where it is. */
  dom!: Domain;
  at: Place;

  private constructor(
    readonly here: Place,
    readonly there: Place,
    /** Where memory is sent, when a hypervisor is to take it from the network. */
    readonly memory: Readonly<Record<string, string>>,
    ...rest: ConstructorParameters<typeof Side>
  ) {
    super(...rest);
    this.at = here;
  }

  static async open(
    here: Place,
    there: Place,
    memory: Readonly<Record<string, string>>,
    folder: string,
  ): Promise<MoveSide> {
    const [left, right] = [await guestsHeard(here.conn), await guestsHeard(there.conn)];
    const told: Told = {
      // What is waited for comes last, where the guest arrives or stays.
      hear: (text) => (text.startsWith("there ") ? right.hear(text.slice(6)) : left.hear(text)),
      all: async () => [
        ...(await left.all()).map((text) => `here ${text}`),
        ...(await right.all()).map((text) => `there ${text}`),
      ],
    };
    return new MoveSide(here, there, memory, folder, told);
  }

  xml(name: string): string {
    return guestXML(name, guestDisk(this.file(`${name}.img`)));
  }

  /** Where the guest is not. */
  get other(): Place {
    return this.at === this.here ? this.there : this.here;
  }

  /** Looks at the guest where it has come to, and whether it lives. */
  async meet(at: Place, dom: Domain): Promise<void> {
    this.at = at;
    this.dom = dom;
    await this.answers();
  }

  /** The guest lives: it echoes what it is told. */
  async answers(): Promise<void> {
    const console = new GuestConsole(await this.dom.openConsole(undefined, 1));
    await console.answers("?");
    // A stream of which one half is left may tell the other half.
    await console.close().catch(() => {});
  }

  protected async state(): Promise<string> {
    const states = [this.here, this.there].map(async ({ conn }) => {
      const all = (await conn.listAllDomains()).map(async ({ domain }) => {
        const kept = (await domain.isPersistent()) ? "" : " for once";
        return `${domain.name()} ${await stateOf(domain)}${kept}`;
      });
      return (await Promise.all(all)).join(", ") || "nobody";
    });
    return (await Promise.all(states)).join(" | ");
  }
}
