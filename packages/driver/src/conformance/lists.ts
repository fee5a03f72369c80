import { ErrorNumber } from "../errors/number.js";
import { ConnectListAllDomainsFlags } from "../flags/domain.generated.js";
import { check, contains, lacks, lists, rejects, runs, same } from "./assert.js";
import { type Context, testUuid } from "./context.js";

/** Lists and look-ups agree with each other. */
export function listTests(suite: Context): void {
  suite.test(
    "every listed id can be looked up",
    ["listDomains", "domainLookupByID", "active"],
    async (conn) => {
      const { id } = await suite.active(conn);
      const ids = await conn.listDomains();
      lists(ids, id, "ids of active domains");
      same(
        ids,
        [...ids].sort((a, b) => a - b),
        "ids are ascending",
      );
      for (const listed of ids)
        same((await conn.domainLookupByID(listed)).id, listed, "id of a looked-up domain");
    },
  );

  suite.test(
    "active domains are counted as they are listed",
    ["listDomains", "numOfDomains"],
    async (conn) => {
      same(await conn.numOfDomains(), (await conn.listDomains()).length, "number of active domains");
    },
  );

  suite.test(
    "look-ups by id, name and uuid find one domain",
    ["domainLookupByID", "domainLookupByName", "domainLookupByUUID", "active"],
    async (conn) => {
      const { uuid, name, id } = await suite.active(conn);
      for (const found of [
        await conn.domainLookupByID(id!),
        await conn.domainLookupByName(name!),
        await conn.domainLookupByUUID(uuid),
      ]) {
        same([found.uuid, found.name, found.id], [uuid, name, id], "a looked-up domain");
      }
    },
  );

  suite.test(
    "an inactive domain is listed by name and found without an id",
    ["listDefinedDomains", "domainLookupByName", "inactive"],
    async (conn) => {
      const { uuid, name } = await suite.inactive(conn);
      lists(await conn.listDefinedDomains(), name, "inactive domains");
      const found = await conn.domainLookupByName(name!);
      same([found.uuid, found.name, found.id], [uuid, name, undefined], "a looked-up inactive domain");
    },
  );

  suite.test(
    "inactive domains are counted as they are listed",
    ["listDefinedDomains", "numOfDefinedDomains"],
    async (conn) => {
      same(
        await conn.numOfDefinedDomains(),
        (await conn.listDefinedDomains()).length,
        "number of inactive domains",
      );
    },
  );

  suite.test("listAllDomains lists what the single lists do", ["listAllDomains"], async (conn) => {
    const all = await conn.listAllDomains(0);
    const active = await conn.listAllDomains(ConnectListAllDomainsFlags.ACTIVE);
    const inactive = await conn.listAllDomains(ConnectListAllDomainsFlags.INACTIVE);
    same(all.length, active.length + inactive.length, "number of all domains");
    check(
      active.every(({ ref }) => ref.id !== undefined),
      `active domains: expected an id on each, got ${active.map(({ ref }) => ref.id ?? "none").join(", ")}`,
    );
    check(
      inactive.every(({ ref }) => ref.id === undefined),
      `inactive domains: expected no id on any, got ${inactive.map(({ ref }) => ref.id ?? "none").join(", ")}`,
    );
    if (suite.has("listDomains")) {
      const ids = active.map(({ ref }) => ref.id!).sort((a, b) => a - b);
      same(ids, await conn.listDomains(), "ids of active domains");
    }
    if (suite.has("listDefinedDomains")) {
      same(
        inactive.map(({ ref }) => ref.name).sort(),
        (await conn.listDefinedDomains()).sort(),
        "names of inactive domains",
      );
    }
  });

  for (const [operation, missing] of [
    ["domainLookupByID", 999_999],
    ["domainLookupByName", "no such domain"],
    ["domainLookupByName", "__proto__"],
    ["domainLookupByName", `a'b"c&d<e>;%2F\\(`],
    ["domainLookupByUUID", testUuid(0xdead)],
  ] as const) {
    suite.test(`${operation} finds no ${missing}`, [operation], async (conn) => {
      const lookUp = conn[operation] as (key: unknown) => Promise<unknown>;
      await rejects(lookUp.call(conn, missing), ErrorNumber.NO_DOMAIN, operation);
    });
  }

  suite.test("info of an active domain makes sense", ["domainGetInfo", "active"], async (conn) => {
    const ref = await suite.active(conn);
    const { state, memory, maxMem, nrVirtCpu, cpuTime } = await conn.domainGetInfo(ref);
    runs(state, "the state of an active domain");
    check(
      memory > 0 && memory <= maxMem,
      `memory: expected more than 0 KiB and at most ${maxMem}, got ${memory}`,
    );
    check(
      Number.isSafeInteger(nrVirtCpu) && nrVirtCpu >= 1,
      `vcpus: expected a whole number from 1, got ${nrVirtCpu}`,
    );
    check(
      typeof cpuTime === "bigint" && cpuTime >= 0n,
      `CPU time: expected a bigint from 0n, got ${typeof cpuTime} ${cpuTime}`,
    );
    if (suite.has("domainGetMaxMemory")) same(await conn.domainGetMaxMemory(ref), maxMem, "maximum memory");
    if (suite.has("domainGetOSType")) {
      contains(await conn.domainGetOSType(ref), /./, "the OS type");
    }
  });

  suite.test("the description of an active domain names it", ["domainGetXMLDesc", "active"], async (conn) => {
    const ref = await suite.active(conn);
    const xml = await conn.domainGetXMLDesc(ref, 0);
    contains(xml, `<name>${ref.name}</name>`, "the description");
    // With hyphens, or without as xend writes it.
    contains(xml, new RegExp(ref.uuid.replaceAll("-", "-?")), "the description");
    contains(xml, new RegExp(`^<domain [^>]*id='${ref.id}'`), "the description");
  });

  suite.test(
    "the description of an inactive domain has no id",
    ["domainGetXMLDesc", "inactive"],
    async (conn) => {
      const xml = await conn.domainGetXMLDesc(await suite.inactive(conn), 0);
      lacks(xml, /^<domain [^>]*id=/, "the description of an inactive domain");
    },
  );

  suite.test("the node has CPUs and memory", ["nodeGetInfo"], async (conn) => {
    const node = await conn.nodeGetInfo();
    contains(node.model, /./, "the model");
    for (const field of ["memory", "cpus", "nodes", "sockets", "cores", "threads"] as const) {
      check(
        Number.isSafeInteger(node[field]) && node[field] >= 1,
        `${field}: expected a whole number from 1, got ${node[field]}`,
      );
    }
    check(
      node.cpus <= node.nodes * node.sockets * node.cores * node.threads,
      `active CPUs: expected at most the product of the topology, got ${node.cpus}`,
    );
  });

  suite.test(
    "the capabilities tell of the node and of its guests",
    ["getCapabilities", "nodeGetInfo"],
    async (conn) => {
      const xml = await conn.getCapabilities();
      const { model } = await conn.nodeGetInfo();
      contains(xml, /^<capabilities>[\s\S]*<\/capabilities>\n$/, "the capabilities");
      contains(xml, `<arch>${model}</arch>`, "the capabilities");
      const guests = xml.split("<guest>").slice(1);
      check(guests.length > 0, "the capabilities: expected at least one <guest>, got none");
      for (const guest of guests) {
        for (const part of [
          /<os_type>\w+</,
          /<arch name='\w+'>/,
          /<wordsize>(32|64)</,
          /<domain type='\w+'/,
        ]) {
          contains(guest, part, "a guest of the capabilities");
        }
      }
    },
  );
}
