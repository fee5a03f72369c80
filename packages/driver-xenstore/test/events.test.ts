import { type DomainEvent, DomainEventType } from "@libvirt-ts/driver";
import { expect, it } from "vitest";
import { addGuest, type Host, LINUX1, loadHost, withHost } from "./host.js";
import { domainDaemons, eachDaemon, rejection } from "./support.js";

const WEB = { id: 8, name: "web", uuid: "00000000-0000-4000-8000-000000000008" };

async function createGuest({ client, daemon }: Host, guest: typeof WEB): Promise<void> {
  await daemon.setDomain(guest.id, "running");
  await addGuest(client, guest);
  await client.introduce(guest.id, 1, 10);
}

async function destroyGuest({ client, daemon }: Host, id: number): Promise<void> {
  await client.rm(`/local/domain/${id}`);
  await daemon.setDomain(id, "gone");
  // The C daemon releases a dead domain by itself.
  await client.release(id).catch(() => undefined);
}

const next = async (events: AsyncIterator<DomainEvent>) => (await events.next()).value as DomainEvent;

eachDaemon(
  "domain events on %s",
  (kind) => {
    it("tell of a domain's start, end and reboot, with no more than is known", () =>
      withHost(kind, async (host) => {
        const events = host.conn.domainEvents!({})[Symbol.asyncIterator]();
        // The watches are set once something that was asked later is answered.
        await host.conn.listDomains?.();
        await host.conn.listDomains?.();
        await createGuest(host, WEB);
        expect(await next(events)).toEqual({
          event: "lifecycle",
          domain: WEB,
          type: DomainEventType.STARTED,
        });
        await destroyGuest(host, WEB.id);
        expect(await next(events)).toEqual({
          event: "lifecycle",
          domain: { name: WEB.name, uuid: WEB.uuid },
          type: DomainEventType.STOPPED,
        });
        const again = { ...WEB, id: 9 };
        await createGuest(host, again);
        expect(await next(events)).toMatchObject({
          event: "lifecycle",
          domain: again,
          type: DomainEventType.STARTED,
        });
        expect(await next(events)).toEqual({ event: "reboot", domain: again });
        await events.return?.();
      }));

    it("end when the signal aborts and when the connection closes", () =>
      withHost(kind, async ({ conn }) => {
        const controller = new AbortController();
        const aborted = conn.domainEvents!({}, { signal: controller.signal })[Symbol.asyncIterator]();
        const first = aborted.next();
        controller.abort();
        expect(await first).toEqual({ done: true, value: undefined });
        const closed = conn.domainEvents!({})[Symbol.asyncIterator]();
        const second = closed.next();
        await conn.listDomains?.();
        await conn.close();
        expect(await second).toEqual({ done: true, value: undefined });
      }));

    it("end with an error, not with a STOPPED for each domain, when the store is lost", () =>
      withHost(kind, async ({ conn, client, daemon }) => {
        const events = conn.domainEvents!({})[Symbol.asyncIterator]();
        await conn.listDomains?.();
        await conn.listDomains?.();
        const pending = rejection(events.next());
        await daemon.kill();
        await daemon.start();
        expect((await pending).message).toContain("store lost");
        expect(await events.next()).toEqual({ done: true, value: undefined });
        await loadHost(client);
        expect((await conn.domainLookupByName!(LINUX1.name)).id).toBe(3);
      }));
  },
  domainDaemons,
);
