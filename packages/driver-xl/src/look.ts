import {
  type CallOptions,
  ErrorNumber,
  type LiveGuest,
  type LiveGuests,
  type PeerLookup,
} from "@libvirt-ts/driver";
import { codeOf, xlError } from "./errors.js";
import { ending, saying, type XlCommand } from "./xl-command.js";
import { numberIn, objectIn, parseList, textIn, type XlDomain } from "./xl-json.js";

/** A running guest at the moment of a look. Memory is KiB. */
export interface Guest extends LiveGuest {
  /** Its uuid where nobody has named it yet. */
  readonly name: string;
  /** What its memory is to come to, and what it may be told to come to at most; undefined where nobody says so. */
  readonly target: number | undefined;
  readonly maximum: number | undefined;
}

/** Finds running guests. */
export interface Look {
  /** Ascending by id; dying ones, too. */
  withUuid(uuid: string, options?: CallOptions): Promise<readonly Guest[]>;
  withName(name: string, options?: CallOptions): Promise<readonly Guest[]>;
  withId(id: number, options?: CallOptions): Promise<Guest | undefined>;
  /** As `withUuid`, of those that nobody need name: by the hypervisor alone where it takes part. */
  nameless(uuid: string, options?: CallOptions): Promise<readonly Nameless[]>;
}

/** What a running guest is besides its name. */
export type Nameless = Pick<Guest, "id" | "uuid" | "state">;

/**
 * The hypervisor finds a guest and the store names it, in one exchange, however many neighbours it has; where neither takes
 * part, xl is asked for all of them.
 */
export function lookThrough(peers: PeerLookup, xl: XlCommand): Look {
  const byXl = lookByXl(xl);
  const look = () => {
    const live = peers.get("liveGuests");
    return live === undefined || peers.get("domainNames") === undefined ? byXl : lookByPeers(live, peers);
  };
  return {
    withUuid: (uuid, options) => look().withUuid(uuid, options),
    withName: (name, options) => look().withName(name, options),
    withId: (id, options) => look().withId(id, options),
    nameless: (uuid, options) => look().nameless(uuid, options),
  };
}

function lookByPeers(live: LiveGuests, peers: PeerLookup): Look {
  /** Undefined for one that is gone before it could be asked for its name. */
  async function known(guest: LiveGuest, options: CallOptions | undefined): Promise<Guest | undefined> {
    const { id, uuid } = guest;
    const [names, target, maxima] = await Promise.all([
      peers.get("domainNames")?.namesOf([id], options),
      peers.get("guestRequests")?.memoryTarget(guest, options),
      peers.get("memoryLimits")?.maxMemories([id], options),
    ]);
    const name = names?.get(id);
    if (name === undefined && (await live.withId(id))?.uuid !== uuid) return undefined;
    return { ...guest, name: name ?? uuid, target, maximum: maxima?.get(id) };
  }
  const withId: Look["withId"] = async (id, options) => {
    const guest = await live.withId(id);
    return guest && known(guest, options);
  };
  return {
    withId,
    async withUuid(uuid, options) {
      const found = await live.withUuid(uuid);
      const guests = await Promise.all(found.map((guest) => known(guest, options)));
      return guests.filter((guest) => guest !== undefined);
    },
    async withName(name, options) {
      const names = await peers.get("domainNames")?.namesOf(await live.ids(), options);
      const ids = [...(names ?? [])].flatMap(([id, known]) => (known === name ? id : []));
      const guests = await Promise.all(ids.map((id) => withId(id, options)));
      return guests.filter((guest) => guest !== undefined);
    },
    nameless: (uuid) => live.withUuid(uuid),
  };
}

function lookByXl(xl: XlCommand): Look {
  async function those(accepts: (domain: XlDomain) => boolean, options?: CallOptions): Promise<Guest[]> {
    const output = await xl.run({ args: ["list", "-l"], purpose: "list domains" }, options);
    const found = parseList(output).filter(accepts);
    const guests = await Promise.all(found.map((domain) => stateOf(domain, options)));
    return guests.filter((guest) => guest !== undefined);
  }

  /** Undefined for one that is gone meanwhile. */
  async function stateOf(domain: XlDomain, options?: CallOptions): Promise<Guest | undefined> {
    const { id, uuid, name, config } = domain;
    const row = await rowOf(xl, id, options);
    const build = objectIn(config, "b_info");
    const kind = textIn(objectIn(config, "c_info"), "type") ?? "pv";
    return (
      row && {
        ...{ id, uuid, name },
        kind: kind === "hvm" || kind === "pvh" ? kind : ("pv" as const),
        state: row.state,
        vcpus: numberIn(build, "max_vcpus") ?? row.vcpus,
        memory: row.memory,
        target: numberIn(build, "target_memkb"),
        maximum: numberIn(build, "max_memkb"),
      }
    );
  }

  const withUuid: Look["withUuid"] = (wanted, options) => those(({ uuid }) => uuid === wanted, options);
  return {
    withUuid,
    nameless: withUuid,
    withName: (wanted, options) => those(({ name }) => name === wanted, options),
    async withId(wanted, options) {
      return (await those(({ id }) => id === wanted, options))[0];
    },
  };
}

const letters = /\s(\d+)\s+(\d+)\s+([r-])([b-])([p-])([s-])([c-])([d-])\s+[\d.]+\s*$/gm;
const kibPerMib = 1024;

/** What `xl list ID` shows of a guest; undefined when there is none of that id. */
async function rowOf(
  xl: XlCommand,
  id: number,
  options?: CallOptions,
): Promise<Pick<Guest, "state" | "vcpus" | "memory"> | undefined> {
  const run = { args: ["list", `${id}`], purpose: `list domain ${id}` };
  const { status, output } = await xl.try(run, options);
  if (status !== 0) {
    if (codeOf(output) === ErrorNumber.NO_DOMAIN) return undefined;
    throw xlError(codeOf(output), run.purpose, `${ending(status)}${saying(output)}`);
  }
  // A name may hold anything, lines that look like rows too: only the end of the last one counts.
  const row = Array.from(output.matchAll(letters)).at(-1);
  if (row === undefined)
    throw xlError(ErrorNumber.RPC, "xl list", "expected memory, vcpus, six letters of state, and a time");
  const [, memory, vcpus, , , paused, shutdown, crashed, dying] = row;
  const state =
    dying === "d"
      ? "dying"
      : crashed === "c"
        ? "crashed"
        : shutdown === "s"
          ? "shutdown"
          : paused === "p"
            ? "paused"
            : "running";
  return { state, vcpus: Number(vcpus), memory: Number(memory) * kibPerMib };
}
