/** A fake hypervisor and a connection to it. */
import {
  type DomainRef,
  type DriverConnection,
  noPeers,
  type PeerLookup,
  type Peers,
} from "@libvirt-ts/driver";
import { type FakeDomainInit, FakeHypervisor, uuidOfId, xenFacts } from "@libvirt-ts/testkit";
import { expect } from "vitest";
import { createHypervisorDriver, type HypervisorDriverOptions } from "../src/driver.js";

type FakeInit = ConstructorParameters<typeof FakeHypervisor>[0];

export function fakeHost(release: string, init: Partial<FakeInit> = {}) {
  return new FakeHypervisor({ facts: xenFacts(release), ...init });
}

export function openOn(
  host: FakeHypervisor,
  options: HypervisorDriverOptions = {},
  peers: PeerLookup = noPeers,
) {
  const driver = createHypervisorDriver({ privcmd: () => host, arch: host.facts.arch, ...options });
  return driver.open({ uri: "xen:///", readOnly: false, peers, warn: () => {} }) as Promise<
    Required<DriverConnection>
  >;
}

export const openRelease = async (
  release: string,
  domains: FakeDomainInit[] = [],
  init: Partial<FakeInit> = {},
) => {
  const host = fakeHost(release, { domains, ...init });
  return { host, conn: await openOn(host) };
};

export const refOf = (id: number): DomainRef => ({ id, uuid: uuidOfId(id) });
export const code = (number: number) => expect.objectContaining({ code: number });

/** A peer that knows `dom-ID` as the name of every id. */
export const namingPeers: PeerLookup = {
  get: <N extends keyof Peers>(name: N) =>
    name === "domainNames"
      ? ({
          namesOf: async (ids) => new Map(ids.map((id) => [id, `dom-${id}`])),
        } as Peers["domainNames"] as Peers[N])
      : undefined,
};
