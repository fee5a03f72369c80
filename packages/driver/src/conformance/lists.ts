import { ErrorNumber } from "../errors/number.js";
import { check, rejects, same } from "./assert.js";
import { type Context, isRunning, testUuid } from "./context.js";

/** Lists and look-ups agree with each other. */
export function listTests(suite: Context): void {
  suite.test(
    "every listed id can be looked up",
    ["listDomains", "domainLookupByID", "active"],
    async (conn) => {
      const { id } = await suite.active(conn);
      const ids = await conn.listDomains();
      check(ids.includes(id!), `id ${id} of an active domain is not listed`);
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
      check((await conn.listDefinedDomains()).includes(name!), `'${name}' is not listed as inactive`);
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
    const all = await conn.listAllDomains({});
    const active = await conn.listAllDomains({ active: true, inactive: false });
    const inactive = await conn.listAllDomains({ active: false, inactive: true });
    same(all.length, active.length + inactive.length, "number of all domains");
    check(
      active.every(({ ref }) => ref.id !== undefined),
      "an active domain has no id",
    );
    check(
      inactive.every(({ ref }) => ref.id === undefined),
      "an inactive domain has an id",
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
    check(isRunning(state), `an active domain is in state ${state}`);
    check(memory > 0 && memory <= maxMem, `memory ${memory} KiB of ${maxMem} KiB`);
    check(Number.isSafeInteger(nrVirtCpu) && nrVirtCpu >= 1, `${nrVirtCpu} vcpus`);
    check(typeof cpuTime === "bigint" && cpuTime >= 0n, `CPU time ${cpuTime}`);
    if (suite.has("domainGetMaxMemory")) same(await conn.domainGetMaxMemory(ref), maxMem, "maximum memory");
    if (suite.has("domainGetOSType")) {
      check((await conn.domainGetOSType(ref)).length > 0, "the OS type is empty");
    }
  });

  suite.test("the description of an active domain names it", ["domainGetXMLDesc", "active"], async (conn) => {
    const ref = await suite.active(conn);
    const xml = await conn.domainGetXMLDesc(ref, 0);
    check(xml.includes(`<name>${ref.name}</name>`), "the name is missing in the description");
    check(xml.includes(ref.uuid.replaceAll("-", "")), "the uuid is missing in the description");
    check(new RegExp(`^<domain [^>]*id='${ref.id}'`).test(xml), "the id is missing in the description");
  });

  suite.test(
    "the description of an inactive domain has no id",
    ["domainGetXMLDesc", "inactive"],
    async (conn) => {
      const xml = await conn.domainGetXMLDesc(await suite.inactive(conn), 0);
      check(!/^<domain [^>]*id=/.test(xml), "an inactive domain is described with an id");
    },
  );

  suite.test("the node has CPUs and memory", ["nodeGetInfo"], async (conn) => {
    const node = await conn.nodeGetInfo();
    check(node.model.length > 0, "the model is empty");
    for (const field of ["memory", "cpus", "nodes", "sockets", "cores", "threads"] as const) {
      check(Number.isSafeInteger(node[field]) && node[field] >= 1, `${field} is ${node[field]}`);
    }
    check(
      node.cpus <= node.nodes * node.sockets * node.cores * node.threads,
      `${node.cpus} active CPUs are more than the topology has`,
    );
  });

  suite.test(
    "the capabilities tell of the node and of its guests",
    ["getCapabilities", "nodeGetInfo"],
    async (conn) => {
      const xml = await conn.getCapabilities();
      const { model } = await conn.nodeGetInfo();
      check(/^<capabilities>[\s\S]*<\/capabilities>\n$/.test(xml), "it is no capabilities document");
      check(xml.includes(`<arch>${model}</arch>`), `the host's architecture is not ${model}`);
      const guests = xml.split("<guest>").slice(1);
      check(guests.length > 0, "no kind of guest is told");
      for (const guest of guests) {
        for (const part of [
          /<os_type>\w+</,
          /<arch name='\w+'>/,
          /<wordsize>(32|64)</,
          /<domain type='\w+'/,
        ]) {
          check(part.test(guest), `a guest lacks ${part.source}: ${guest}`);
        }
      }
    },
  );
}
