import {
  type DomainRef,
  DomainState,
  type Driver,
  type DriverConnection,
  defineDriver,
  ErrorDomain,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import { DomainMigrateFlags } from "@libvirt-ts/driver/flags";
import { describe, expect, it } from "vitest";
import { createLibvirt } from "../libvirt.js";

const uuid = "11111111-2222-3333-4444-555555555555";
const here: DomainRef = { uuid, name: "web", id: 7 };
const there: DomainRef = { uuid, name: "web", id: 3 };
const cookie = (text: string) => new TextEncoder().encode(text);
const { LIVE, PEER2PEER, TUNNELLED, OFFLINE, CHANGE_PROTECTION } = DomainMigrateFlags;

type Step = "begin" | "prepare" | "perform" | "finish" | "confirm";
type Side = "source" | "destination";

interface Setting {
  /** The steps that fail. */
  readonly failing?: readonly Step[];
  /** What `supportsFeature` says no to. */
  readonly lacking?: Partial<Record<Side, readonly number[]>>;
  /** Done before a step. */
  readonly before?: (step: Step) => void | Promise<void>;
  readonly replaced?: Partial<Record<Side, Partial<DriverConnection>>>;
  readonly readOnly?: Side;
}

/** Two hosts that write down, step by step, what they are asked. */
async function hosts({ failing = [], lacking = {}, before, replaced = {}, readOnly }: Setting = {}) {
  const told: string[] = [];
  const given: Record<string, readonly unknown[]> = {};
  const step = async <T>(name: Step, args: readonly unknown[], answer: T, cancelled = false): Promise<T> => {
    told.push(cancelled ? `${name} cancelled` : name);
    given[name] = args;
    await before?.(name);
    if (failing.includes(name)) {
      throw new LibvirtError({ code: ErrorNumber.OPERATION_FAILED, domain: ErrorDomain.QEMU, info: name });
    }
    return answer;
  };
  const methods: Record<Side, Partial<DriverConnection>> = {
    source: {
      domainMigrateBegin3Params: (...args) => step("begin", args, { xml: "<domain/>", cookie: cookie("1") }),
      domainMigratePerform3Params: (...args) => step("perform", args, { cookie: cookie("3") }),
      domainMigrateConfirm3Params: (...args) => step("confirm", args, undefined, args[4]),
      domainMigrateToURI: async (_, uri, ...rest) => {
        told.push(`to ${uri}`);
        given.toURI = rest;
        return undefined;
      },
      domainAbortJob: async () => {
        told.push("abort");
      },
    },
    destination: {
      domainMigratePrepare3Params: (...args) =>
        step("prepare", args, { uri: "tcp:there:49152", cookie: cookie("2") }),
      domainMigrateFinish3Params: (...args) =>
        step("finish", args, args[3] ? {} : { domain: there, cookie: cookie("4") }, args[3]),
    },
  };
  const driver = (side: Side): Driver =>
    defineDriver({
      name: side,
      version: 1,
      accepts: (uri) => uri === `${side}:///`,
      open: async () => ({
        listDomains: async () => [],
        domainLookupByUUID: async () => (side === "source" ? here : there),
        supportsFeature: async (feature) => !lacking[side]?.includes(feature),
        ...methods[side],
        ...replaced[side],
        close: async () => {},
      }),
    });
  const library = createLibvirt({ drivers: [driver("source"), driver("destination")] });
  const open = (side: Side) =>
    readOnly === side ? library.openReadOnly(`${side}:///`) : library.open(`${side}:///`);
  const [source, destination] = [await open("source"), await open("destination")];
  const errors: LibvirtError[] = [];
  source.setErrorFunc((error) => errors.push(error));
  const domain = await source.lookupByUUIDString(uuid);
  return { told, given, errors, source, destination, domain };
}

const whole = ["begin", "prepare", "perform", "finish", "confirm"];

describe("a guest is led from one connection to another", () => {
  it("step by step, each handed what the one before has left", async () => {
    const { told, given, errors, destination, domain } = await hosts();
    const moved = await domain.migrate(destination, LIVE, "shop", "tcp://there", 100);
    expect(told).toEqual(whole);
    expect([moved.name(), moved.ID()]).toEqual(["web", 3]);
    expect(moved.UUIDString()).toBe(uuid);
    expect(domain.ID()).toBe(-1);
    expect(errors).toEqual([]);
    const flags = LIVE | CHANGE_PROTECTION;
    const params = { migrate_uri: "tcp://there", destination_name: "shop", bandwidth: 100 };
    const ready = { ...params, destination_xml: "<domain/>" };
    const to = { ...ready, migrate_uri: "tcp:there:49152" };
    expect(given.begin).toEqual([here, params, flags, undefined]);
    expect(given.prepare).toEqual([ready, cookie("1"), flags, undefined]);
    expect(given.perform).toEqual([here, undefined, to, cookie("2"), flags, {}]);
    expect(given.finish).toEqual([to, cookie("3"), flags, false]);
    expect(given.confirm).toEqual([here, to, cookie("4"), flags, false]);
  });

  it("with a document for there, and with parameters of every kind", async () => {
    const { given, destination, domain } = await hosts({ lacking: { source: [7] } });
    await domain.migrate2(destination, "<domain><name>x</name></domain>");
    expect(given.begin).toEqual([here, { destination_xml: "<domain><name>x</name></domain>" }, 0, undefined]);
    expect(given.prepare![0]).toEqual({ destination_name: "web", destination_xml: "<domain/>" });
    await domain.migrate3(destination, { migrate_disks: ["vda", "vdb"] }, LIVE);
    expect(given.prepare![0]).toMatchObject({ migrate_disks: ["vda", "vdb"] });
  });

  it("without starting it, where it stands still", async () => {
    const info = { state: DomainState.PAUSED, maxMem: 1, memory: 1, nrVirtCpu: 1, cpuTime: 0n };
    const replaced = { source: { domainGetInfo: async () => info } };
    const { given, destination, domain } = await hosts({ replaced, lacking: { source: [7] } });
    await domain.migrate(destination, LIVE);
    expect(given.finish![2]).toBe(LIVE | DomainMigrateFlags.PAUSED);
  });

  it("by its daemon, when that shall speak with the other itself", async () => {
    const { told, given, destination, domain } = await hosts();
    const moved = await domain.migrate(destination, PEER2PEER, undefined, undefined, 5);
    expect(told).toEqual(["to destination:///"]);
    expect(given.toURI).toEqual([{ bandwidth: 5 }, PEER2PEER, undefined]);
    expect(moved.ID()).toBe(3);
  });
});

describe("what fails leaves the guest on one side", () => {
  const failed = (info: Step) => ({ code: ErrorNumber.OPERATION_FAILED, str2: info });
  it.each([
    ["begin", ["begin"]],
    ["prepare", ["begin", "prepare", "confirm cancelled"]],
    ["perform", ["begin", "prepare", "perform", "finish cancelled", "confirm cancelled"]],
    ["finish", ["begin", "prepare", "perform", "finish", "confirm cancelled"]],
  ] as const)("at %s: told as its failure, once, and the source keeps the guest", async (step, steps) => {
    const { told, errors, source, destination, domain } = await hosts({ failing: [step] });
    await expect(domain.migrate(destination)).rejects.toMatchObject(failed(step));
    expect(told).toEqual(steps);
    expect(errors).toMatchObject([failed(step)]);
    expect(source.getLastError()).toMatchObject(failed(step));
    expect(domain.ID()).toBe(7);
  });

  it("at prepare, where the source holds nothing for a migration: it is not told of the end of one", async () => {
    const { told, destination, domain } = await hosts({ failing: ["prepare"], lacking: { source: [7] } });
    await expect(domain.migrate(destination)).rejects.toMatchObject(failed("prepare"));
    expect(told).toEqual(["begin", "prepare"]);
  });

  it("at confirm: the guest has moved, and the failure is a warning", async () => {
    const { told, errors, destination, domain } = await hosts({ failing: ["confirm"] });
    expect((await domain.migrate(destination)).ID()).toBe(3);
    expect(told).toEqual(whole);
    expect(errors).toMatchObject([
      { level: 1, message: expect.stringContaining("paused at the source"), cause: failed("confirm") },
    ]);
  });

  it("at several steps: the first failure is thrown, that the guest may stand still is a warning", async () => {
    const { errors, destination, domain } = await hosts({ failing: ["perform", "finish", "confirm"] });
    await expect(domain.migrate(destination)).rejects.toMatchObject(failed("perform"));
    expect(errors).toMatchObject([{ level: 1, cause: failed("confirm") }, failed("perform")]);
  });

  it("where it did not start at the destination, although nothing failed", async () => {
    const { told, destination, domain } = await hosts({
      replaced: { destination: { domainMigrateFinish3Params: async () => ({}) } },
    });
    await expect(domain.migrate(destination)).rejects.toThrow(/web.*did not start at the destination/);
    expect(told.at(-1)).toBe("confirm cancelled");
  });

  it("where the destination runs it in spite of a failed transfer: it is there, and nowhere else", async () => {
    const { told, errors, destination, domain } = await hosts({
      failing: ["perform"],
      replaced: { destination: { domainMigrateFinish3Params: async () => ({ domain: there }) } },
    });
    expect((await domain.migrate(destination)).ID()).toBe(3);
    expect(told.at(-1)).toBe("confirm");
    expect(errors).toMatchObject([{ level: 1, cause: failed("perform") }]);
  });

  it("where nobody says where to send it", async () => {
    const replaced = { destination: { domainMigratePrepare3Params: async () => ({}) } };
    const { told, destination, domain } = await hosts({ replaced });
    await expect(domain.migrate(destination)).rejects.toMatchObject({ codeName: "INTERNAL_ERROR" });
    expect(told).toEqual(["begin", "finish cancelled", "confirm cancelled"]);
    await domain.migrate(destination, 0, undefined, "tcp://there");
  });
});

describe("who aborts", () => {
  it.each([
    ["begin", ["begin", "confirm cancelled"]],
    ["prepare", ["begin", "prepare", "finish cancelled", "confirm cancelled"]],
  ] as const)("during %s: nothing is sent", async (during, steps) => {
    const stop = new AbortController();
    const before = (step: Step) => {
      if (step === during) stop.abort();
    };
    const { told, destination, domain } = await hosts({ before });
    const moving = domain.migrate3(destination, {}, 0, { signal: stop.signal });
    await expect(moving).rejects.toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
    expect(told).toEqual(steps);
    expect(domain.ID()).toBe(7);
  });

  it("during the transfer: the job is ended, and the guest taken back", async () => {
    const stop = new AbortController();
    let end: (() => void) | undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const before = async (step: Step) => {
      if (step !== "perform") return;
      stop.abort();
      await ended;
      throw new Error("operation aborted: canceled by client");
    };
    const replaced = { source: { domainAbortJob: async () => end!() } };
    const { told, destination, domain } = await hosts({ before, replaced });
    const moving = domain.migrate3(destination, {}, 0, { signal: stop.signal });
    await expect(moving).rejects.toMatchObject({ code: ErrorNumber.OPERATION_ABORTED });
    expect(told).toEqual(["begin", "prepare", "perform", "finish cancelled", "confirm cancelled"]);
  });

  it("when the transfer was faster: the guest has moved", async () => {
    const stop = new AbortController();
    const before = (step: Step) => {
      if (step === "finish") stop.abort();
    };
    const { told, destination, domain } = await hosts({ before });
    expect((await domain.migrate3(destination, {}, 0, { signal: stop.signal })).ID()).toBe(3);
    expect(told).toEqual(whole);
  });
});

describe("what is refused, before anything is begun", () => {
  it.each([
    ["a tunnel without a peer", TUNNELLED, {}, "INVALID_ARG"],
    ["a source that knows no typed parameters", 0, { lacking: { source: [13] } }, "NO_SUPPORT"],
    ["a destination that knows none", 0, { lacking: { destination: [13] } }, "NO_SUPPORT"],
    [
      "an inactive guest of a source that cannot",
      OFFLINE,
      { lacking: { source: [12] } },
      "ARGUMENT_UNSUPPORTED",
    ],
    [
      "a destination that cannot finish",
      0,
      { replaced: { destination: { domainMigrateFinish3Params: undefined } } },
      "NO_SUPPORT",
    ],
    ["a read-only source", 0, { readOnly: "source" }, "OPERATION_DENIED"],
    ["a read-only destination", 0, { readOnly: "destination" }, "OPERATION_DENIED"],
  ] as const)("%s", async (_, flags, setting, codeName) => {
    const { told, destination, domain } = await hosts(setting as Setting);
    await expect(domain.migrate(destination, flags)).rejects.toMatchObject({ codeName });
    expect(told).toEqual([]);
  });

  it("what is no connection, a closed one, parameters of no use, and Domain-0", async () => {
    const { told, destination, domain } = await hosts();
    const invalid = { code: ErrorNumber.INVALID_ARG };
    await expect(domain.migrate({} as never)).rejects.toMatchObject(invalid);
    await expect(domain.migrate(destination, 0, "")).rejects.toMatchObject(invalid);
    await expect(domain.migrate(destination, 0, undefined, "x", -1)).rejects.toMatchObject(invalid);
    await expect(domain.migrate3(destination, { x: {} } as never)).rejects.toMatchObject(invalid);
    await expect(domain.migrate(destination, -1)).rejects.toMatchObject(invalid);
    await destination.close();
    await expect(domain.migrate(destination)).rejects.toMatchObject({ codeName: "INVALID_CONN" });
    const zero = { uuid: "00000000-0000-0000-0000-000000000000", name: "Domain-0", id: 0 };
    const { destination: other, source } = await hosts({
      replaced: { source: { domainLookupByID: async () => zero } },
    });
    const host = await source.lookupByID(0);
    await expect(host.migrate(other)).rejects.toMatchObject({ codeName: "OPERATION_INVALID" });
    expect(told).toEqual([]);
  });
});
