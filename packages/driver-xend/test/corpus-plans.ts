/** What the driver is asked to do so that it sends a recorded request, and what must come of it. */
import { DomainState, type DriverConnection } from "@libvirt-ts/driver";
import { parse } from "@libvirt-ts/sexpr";
import { sexprToDomain } from "@libvirt-ts/sexpr/domain";
import { type Sxp, sxpText as text } from "@libvirt-ts/testkit";
import { formatDevice } from "@libvirt-ts/xml/device";
import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { expect } from "vitest";
import { type Exchange, expression, type Sent } from "./corpus.js";

/** A connection of which only what the driver has is called. */
export type Subject = Required<DriverConnection>;

/** How an exchange is brought about through the driver, and what must come of its success. */
export interface Plan {
  readonly run: (connection: Subject) => Promise<unknown>;
  /** Checks the result of a success against the reply, read without any code of the driver. */
  readonly check?: (result: unknown) => void;
  /** What the driver is told when it asks for the domain first. */
  readonly before?: Buffer | undefined;
  /** What it is told once the request was sent; what `create` answers when left out. */
  readonly after?: Buffer | undefined;
  /** Whether a request is that of this exchange; the others get a plain success. */
  readonly isRequest?: (sent: Sent) => boolean;
}

function refOf(domain: Sxp): { uuid: string; name: string; id?: number } {
  const digits = (text(domain, "uuid") ?? "").replaceAll("-", "");
  const uuid = digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  const id = text(domain, "domid");
  return { uuid, name: text(domain, "name") ?? "", ...(id === undefined ? {} : { id: Number(id) }) };
}

function checkInfo(domain: Sxp, info: Awaited<ReturnType<Subject["domainGetInfo"]>>): void {
  const letters = text(domain, "state");
  expect(info).toMatchObject({
    maxMem: Number(text(domain, "maxmem")) * 1024,
    memory: Number(text(domain, "memory")) * 1024,
    cpuTime: text(domain, "domid") ? BigInt(Math.round(Number(text(domain, "cpu_time") ?? 0) * 1e9)) : 0n,
  });
  if (letters === undefined) expect(info.state).toBe(DomainState.SHUTOFF);
  else if (letters.includes("c")) expect(info.state).toBe(DomainState.CRASHED);
  else if (letters.includes("p")) expect(info.state).toBe(DomainState.PAUSED);
  else expect(info.state).not.toBe(DomainState.SHUTOFF);
}

/** The plan for an exchange whose request the driver would send; else the reason why it would not. */
export function planFor(
  exchange: Exchange,
  version: string,
  known: ReadonlyMap<string, Buffer>,
  later: readonly Exchange[],
): Plan | string {
  const { method, path, query, form, plain, body } = exchange;
  if (!plain) return "not as our client speaks HTTP";
  const [root, place, name, below] = path;
  if (root !== "xend" || below !== undefined) return "a place the driver does not visit";
  const managed = version !== "3.0.2";
  const value = expression(body);
  if (method === "GET" && place === "node" && name === undefined) {
    return {
      run: (connection) => connection.nodeGetInfo(),
      check: (node) =>
        expect(node).toMatchObject({
          model: text(value!, "machine"),
          cpus: 4,
          mhz: 2393,
          memory: 8 * 1024 * 1024,
        }),
      isRequest: (sent) => sent.path[1] === "node",
    };
  }
  if (place !== "domain") return "a place the driver does not visit";
  if (method === "GET" && name === undefined) return planForList(exchange, managed, version);
  if (method === "GET" && query.get("op") === "vcpuinfo") {
    const before = known.get(name!);
    if (before === undefined) return "no description of the domain was recorded before";
    return {
      before,
      run: (connection) => connection.domainGetVcpus(knownRef(before)),
      check: (vcpus) =>
        expect(vcpus).toHaveLength(value!.length - (body.match(/\((domid|name|vcpu_count) /g)!.length + 1)),
      isRequest: (sent) => sent.query.get("op") === "vcpuinfo",
    };
  }
  if (method === "GET") return planForDomain(name!, value, managed);
  if (method !== "POST") return "a method the driver does not use";
  const op = form.get("op");
  if (op === null || form.getAll("op").length > 1) return "a form the driver does not send";
  return name === undefined
    ? planForFolder(op, form, managed, later)
    : planForOperation(op, name, form, version, known);
}

function planForList({ query, body }: Exchange, managed: boolean, version: string): Plan | string {
  const value = expression(body);
  if (query.get("detail") === "1") {
    const refs = (value as readonly Sxp[]).map(refOf);
    return {
      run: async (connection) => (await connection.listAllDomains(0)).map(({ ref }) => ref),
      check: (found) => {
        expect(new Set(found as unknown[])).toEqual(new Set(refs));
      },
      isRequest: (sent) => sent.query.get("detail") === "1",
    };
  }
  if (!managed) return "before 3.0.4 one list is enough";
  if (query.get("state") === "halted" && version === "4.1.6") {
    return {
      run: (connection) => connection.listDefinedDomains(),
      check: (names) => expect(names).toEqual(value),
      isRequest: (sent) => sent.query.get("state") === "halted",
    };
  }
  if (query.get("state") === "all" && version === "4.1.6") {
    return {
      run: (connection) => connection.numOfDomains(),
      check: (count) => expect(count).toBe(new Set(value as readonly string[]).size),
      isRequest: (sent) => sent.query.get("state") === "all",
    };
  }
  return "a list the driver does not ask for";
}

function planForDomain(name: string, value: Sxp | undefined, managed: boolean): Plan | string {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
  if (uuid && !managed) return "before 3.0.4 uuids are not looked up";
  const lookUp = (connection: Subject) => {
    if (uuid) return connection.domainLookupByUUID(name);
    return /^\d+$/.test(name)
      ? connection.domainLookupByID(Number(name))
      : connection.domainLookupByName(name);
  };
  return {
    async run(connection) {
      const ref = await lookUp(connection);
      return {
        ref,
        info: await connection.domainGetInfo(ref),
        xml: await connection.domainGetXMLDesc(ref, 0),
      };
    },
    check(result) {
      const { ref, info, xml } = result as { ref: unknown; info: never; xml: string };
      expect(ref).toEqual(refOf(value!));
      checkInfo(value!, info);
      expect(parseDomain(xml).domain).toMatchObject({
        name: text(value!, "name"),
        vcpu: { value: Number(text(value!, "vcpus")) },
      });
      expect(xml).not.toContain("passwd");
    },
    isRequest: (sent) => sent.path[1] === "domain" && sent.path.length === 3,
  };
}

function planForFolder(
  op: string,
  form: URLSearchParams,
  managed: boolean,
  later: readonly Exchange[],
): Plan | string {
  if (op === "restore") {
    const file = form.get("file");
    if (file === null) return "the driver always names a file";
    return {
      run: (connection) => connection.domainRestore(file, undefined, 0),
      isRequest: isOp("restore"),
      after: later.find(isDescription)?.reply,
    };
  }
  if (op !== "create" && !(op === "new" && managed)) return "an operation the driver does not use";
  const xml = xmlOf(form.get("config"), managed);
  if (xml === undefined) return "a configuration the driver does not write";
  return {
    run: (connection) =>
      op === "new" ? connection.domainDefineXML(xml, 0) : connection.domainCreateXML(xml, 0),
    isRequest: isOp(op),
    ...(op === "new"
      ? {
          after: later.find((one) => isDescription(one) && xml.includes(`<name>${one.path[2]}</name>`))
            ?.reply,
        }
      : {}),
  };
}

/** Whether an exchange describes a domain. */
export function isDescription({ method, body, query, path }: Exchange): boolean {
  return method === "GET" && path.length === 3 && body.startsWith("(domain (") && !query.has("op");
}

const isOp = (op: string) => (sent: Sent) => sent.form.get("op") === op;

/** The document that makes the driver send a configuration like this one; undefined when there is none. */
function xmlOf(config: string | null, managed: boolean): string | undefined {
  try {
    const { domain } = sexprToDomain(parse(config ?? ""), managed ? 3 : 1);
    const xml = formatDomain(domain);
    parseDomain(xml);
    // The driver names a uuid always.
    const boots = domain.os !== undefined || domain.bootloader !== undefined;
    return !boots || domain.uuid === undefined ? undefined : xml;
  } catch {
    return undefined;
  }
}

function knownRef(description: Buffer) {
  return refOf(expression(description.toString("latin1", description.indexOf("\r\n\r\n") + 4))!);
}

function planForOperation(
  op: string,
  name: string,
  form: URLSearchParams,
  version: string,
  known: ReadonlyMap<string, Buffer>,
): Plan | string {
  const before = known.get(name);
  if (before === undefined) return "no description of the domain was recorded before";
  const ref = knownRef(before);
  const number = (key: string) => (/^\d+$/.test(form.get(key) ?? "") ? Number(form.get(key)) : undefined);
  const plan = (run: Plan["run"]): Plan => ({ before, run, isRequest: isOp(op) });
  const strict = version === "4.1.6";
  switch (op) {
    case "pause":
      return plan((connection) => connection.domainSuspend(ref));
    case "unpause":
      return plan((connection) => connection.domainResume(ref));
    case "destroy":
      return plan((connection) => connection.domainDestroy(ref, 0));
    case "start":
      return version === "3.0.2" ? "not before 3.0.4" : plan((connection) => connection.domainCreate(ref, 0));
    case "delete":
      return version === "3.0.2"
        ? "not before 3.0.4"
        : plan((connection) => connection.domainUndefine(ref, 0));
    case "shutdown":
      if (form.get("reason") === "halt") return plan((connection) => connection.domainShutdown(ref, 0));
      if (form.get("reason") === "reboot") return plan((connection) => connection.domainReboot(ref, 0));
      return "a reason the driver does not give";
    case "mem_target_set": {
      const target = number("target");
      if (target === undefined) return "a number the driver does not send";
      return plan((connection) => connection.domainSetMemory(ref, target * 1024, 0));
    }
    case "maxmem_set": {
      const memory = number("memory");
      if (memory === undefined) return "a number the driver does not send";
      return plan((connection) => connection.domainSetMaxMemory(ref, memory * 1024));
    }
    case "set_vcpus": {
      const vcpus = number("vcpus");
      if (vcpus === undefined) return "a number the driver does not send";
      return plan((connection) => connection.domainSetVcpus(ref, vcpus, 0));
    }
    case "pincpu": {
      const map = form.get("cpumap") ?? "";
      const vcpu = number("vcpu");
      if (!strict || vcpu === undefined || !/^\d+(,\d+)*$/.test(map)) return "a map the driver does not send";
      const cpumap = new Uint8Array(16);
      for (const cpu of map.split(",").map(Number)) cpumap[cpu >> 3]! |= 1 << (cpu & 7);
      return plan((connection) => connection.domainPinVcpu(ref, vcpu, cpumap, 0));
    }
    case "save":
    case "dump": {
      const file = form.get("file");
      if (file === null || (op === "dump" && version === "3.0.2")) return "a form the driver does not send";
      if (op === "dump" && strict && !form.has("reset")) return "a form the driver does not send";
      if (op === "save") return plan((connection) => connection.domainSave(ref, file, undefined, 0));
      return plan((connection) => connection.domainCoreDump(ref, file, 0, number("crash") ?? 0));
    }
    case "device_create": {
      const xml = deviceXml(form.get("config"));
      if (xml === undefined) return "a device the driver does not write";
      return plan((connection) => connection.domainAttachDevice(ref, xml, 0));
    }
    case "device_destroy": {
      const dev = form.get("dev") ?? "";
      if (form.get("type") !== "vbd" || /^\d+$/.test(dev) || (strict && !form.has("force"))) {
        return "a form the driver does not send";
      }
      const xml = `<disk><source file='/x'/><target dev='${dev}'/></disk>`;
      return plan((connection) => connection.domainDetachDevice(ref, xml, 0));
    }
    default:
      return "an operation the driver does not use";
  }
}

/** The document of a device's configuration, by way of a domain that has it. */
function deviceXml(config: string | null): string | undefined {
  try {
    const { domain } = sexprToDomain(parse(`(vm (name x) (memory 1) (device ${config}))`), 3);
    const { disk, interface: cards } = domain.devices ?? {};
    if (disk !== undefined) return formatDevice({ element: "disk", device: disk[0]! });
    return cards && formatDevice({ element: "interface", device: cards[0]! });
  } catch {
    return undefined;
  }
}
