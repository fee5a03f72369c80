import { randomUUID } from "node:crypto";
import {
  DomainEventType,
  type DomainMigrateBegin,
  type DomainRef,
  DomainState,
  ErrorNumber,
  type TypedParams,
} from "@libvirt-ts/driver";
import { DomainEventSuspendedDetail, DomainJobType } from "@libvirt-ts/driver/flags";
import { formatDomain } from "@libvirt-ts/xml/domain";
import { qemuError, wrongState } from "../errors.js";
import { insertedIn } from "../guest/drives.js";
import type { Guest } from "../guest/guest.js";
import type { QemuNode } from "../node/node.js";
import { bootId } from "../node/processes.js";
import { recordIn, writeRecord } from "../node/record.js";
import { mendDeparture, settle } from "../node/settle.js";
import { withoutRun } from "../ops/configuration.js";
import { guestOf } from "../ops/lifecycle.js";
import { readSnapshots } from "../snapshots/store.js";
import { assertFits } from "./arrival.js";
import { formatCookie, readDestinationCookie } from "./cookie.js";
import { send } from "./transfer.js";
import { readWishes } from "./wishes.js";

/** A guest that leaves this node, from the first step of its migration to the last: it holds its domain's lock. */
export class Departure {
  readonly #node: QemuNode;
  readonly #guest: Guest;
  readonly #token = randomUUID();
  #release!: () => void;

  private constructor(node: QemuNode, guest: Guest) {
    this.#node = node;
    this.#guest = guest;
  }

  /** Takes the domain's lock, and says what is to be known of the guest at the destination. */
  static async begin(
    node: QemuNode,
    ref: DomainRef,
    params: TypedParams,
    flags: number,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly departure: Departure; readonly begun: DomainMigrateBegin }> {
    const wishes = readWishes(params, flags);
    return new Promise((resolve, reject) => {
      const held = node.changing(ref, signal, async (domain) => {
        const guest = guestOf(domain);
        const departure = new Departure(node, guest);
        if ((await readSnapshots(node.layout, domain.uuid)).tree.size > 0)
          throw wrongState(ref, "it has snapshots, which would stay behind");
        if (((await recordIn(guest.folder)).jobs ?? []).length > 0)
          throw wrongState(ref, "a job of one of its disks is not over");
        const own = formatDomain(withoutRun(guest.live), { secure: true, status: false });
        if (wishes.xml !== undefined) await assertFits(node, guest.live, wishes.xml);
        const inserted = await guest.run((client) => insertedIn(client, guest.live));
        const cookie = formatCookie({
          token: departure.#token,
          boot: bootId() ?? "",
          node: node.lockName(guest.uuid, "migration"),
          root: node.layout.root,
          folder: guest.folder,
          uuid: guest.uuid,
          disks: Array.from(inserted, ([target, { file, size }]) => ({ target, path: file, size })),
        });
        resolve({ departure, begun: { xml: wishes.xml ?? own, cookie } });
        await new Promise<void>((release) => {
          departure.#release = release;
        });
      });
      held.catch(reject);
    });
  }

  /** Sends the guest. It stands then, and neither side has decided. */
  async perform(
    params: TypedParams,
    bytes: Uint8Array | undefined,
    flags: number,
    signal: AbortSignal | undefined,
  ): Promise<TypedParams> {
    const guest = this.#guest;
    const wishes = readWishes(params, flags);
    const there = readDestinationCookie(bytes);
    const record = await recordIn(guest.folder);
    const running = (await guest.state()).state === DomainState.RUNNING;
    const departing = {
      token: this.#token,
      root: there.root,
      resume: running,
      undefine: wishes.undefine,
      arrival: { folder: there.folder, process: there.process },
    };
    await writeRecord(guest.folder, { ...record, departing });
    // It is told as what it is, once the guest is gone.
    guest.muted = ({ event }) => event === "STOP";
    try {
      return await guest.run(async (client) => {
        const inserted = await insertedIn(client, guest.live);
        const images = (there.disks?.targets ?? []).map((target) => {
          const node = inserted.get(target)?.node;
          if (node === undefined)
            throw qemuError(ErrorNumber.INVALID_ARG, `disk '${target}'`, "no image is in it");
          return { target, node };
        });
        const disks = there.disks && { socket: there.disks.socket, images };
        const told = await send(
          client,
          guest,
          { wishes, running, socket: there.socket, ...(disks && { disks }) },
          signal,
        );
        if (running)
          this.#node.tell(guest.ref, DomainEventType.SUSPENDED, DomainEventSuspendedDetail.MIGRATED);
        return told;
      }, signal);
    } finally {
      guest.muted = undefined;
    }
  }

  /** Ends the guest here if it is there by now, or has it go on. `statistics` are those of the transfer. */
  async confirm(statistics: TypedParams | undefined): Promise<void> {
    const node = this.#node;
    const guest = this.#guest;
    try {
      const record = await recordIn(guest.folder);
      if (record.departing === undefined) return;
      if (guest.isAlive) await mendDeparture(node, guest, record);
      else await settle(node, guest);
      if (!guest.settled || statistics === undefined) return;
      await node.completedJobs.put(guest.ref, { type: DomainJobType.COMPLETED, params: statistics });
      await node.completedJobs.tell(guest.ref);
      if (node.definitions.get(guest.uuid) === undefined) await node.completedJobs.forget(guest.uuid);
    } finally {
      this.#release();
    }
  }
}
