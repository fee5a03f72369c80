import { existsSync, readFileSync, writeFileSync } from "node:fs";
import {
  blockNumber,
  deviceOf,
  domainText,
  type FakeDomain,
  fromConfig,
  onlineCount,
  toConfig,
  unknownDevice,
} from "./domain.js";
import { type Host, XendFailure } from "./host.js";
import { childText, printSxp, readSxp, type Sxp, SxpError } from "./sxp.js";

/** An operation's answer; `hang` is no answer at all. */
export type Answer = { readonly body: string; readonly created?: string } | "hang";

/** An operation: its status when it succeeds, and when it fails where that is not the version's own. */
export interface Operation {
  readonly status: 200 | 201 | 202;
  /** Save, dump and restore run in a thread whose failure keeps this status. */
  readonly failure?: 200 | 202;
  run(host: Host, domain: FakeDomain, fields: ReadonlyMap<string, string>): Answer;
}

const done: Answer = { body: "" };
const magic = "LinuxGuestRecord";

function parameter(fields: ReadonlyMap<string, string>, name: string): string {
  const value = fields.get(name);
  if (value === undefined) throw new XendFailure(`Missing parameter: ${name}`);
  return value;
}

function whole(text: string): number {
  if (!/^-?\d+$/.test(text)) throw new XendFailure(`invalid literal for int() with base 10: '${text}'`);
  return Number(text);
}

function configuration(host: Host, fields: ReadonlyMap<string, string>): Sxp {
  const text = fields.get("config");
  if (text === undefined)
    throw new XendFailure("Configuration error 'NoneType' object has no attribute '__getitem__'");
  try {
    const config = readSxp(text, host.manner.xen[0] < 4);
    if (config.length === 0) throw new XendFailure("Configuration error list index out of range");
    return config;
  } catch (error) {
    if (error instanceof SxpError) throw new XendFailure(`Invalid configuration ${error.message}`);
    throw error;
  }
}

const actions = ["destroy", "restart", "preserve", "rename-restart"];

/** Refuses what the fake's xend refuses for Domain-0 and for domains that do not run. */
function running(host: Host, domain: FakeDomain, verb: string): void {
  if (domain.id === undefined)
    throw new XendFailure("int() argument must be a string or a number, not 'NoneType'");
  if (domain.id === 0 && (host.manner.failsWith500 || verb === "destroy" || verb === "save"))
    throw new XendFailure(`Cannot ${verb} privileged domain 0`);
}

function build(host: Host, config: Sxp): FakeDomain {
  const domain = fromConfig(config, () => host.newUuid());
  const fail = (text: string) => new XendFailure(`Error creating domain: ${text}`);
  if (!/^[A-Za-z0-9_\-.:/+]+$/.test(domain.name)) throw fail("Invalid VM Name");
  const unknown = unknownDevice(config, host.manner);
  if (unknown !== undefined)
    throw fail(`Invalid Configuration: XendConfig: ${unknown} not a valid device type`);
  const unknownAction = Object.values(domain.actions).find((action) => !actions.includes(action));
  if (unknownAction !== undefined) throw fail(`invalid restart event: ${unknownAction}`);
  if (domain.image === undefined && domain.bootloader === "") throw fail("Missing image in configuration");
  if (domain.memory <= 0 && host.manner.format !== undefined)
    throw fail("Invalid Configuration: Memory value too low for memory_static_min: 0");
  if (domain.memory > domain.maxmem) {
    if (host.manner.checksMemory)
      throw fail("Invalid Configuration: memory_dynamic_max must be less than or equal to memory_static_max");
    domain.maxmem = domain.memory;
  }
  return domain;
}

function checkStart(host: Host, domain: FakeDomain): void {
  const fixedDisplay = domain.devices.some(({ fields }) => childText(fields, "vncdisplay") !== undefined);
  if (host.manner.format === 3 && fixedDisplay)
    throw new XendFailure("unsupported operand type(s) for +: 'int' and 'str'");
  const kernel = domain.image === undefined ? undefined : childText(domain.image, "kernel");
  if (kernel?.startsWith("/no/such")) throw new XendFailure(`Kernel image does not exist: ${kernel}`);
}

/** Operations on `/xend/domain` itself; they get Domain-0 in the place of a domain. */
export const folderOperations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  [
    "create",
    {
      status: 201,
      run(host, _none, fields) {
        const domain = build(host, configuration(host, fields));
        try {
          checkStart(host, domain);
        } catch (error) {
          throw new XendFailure(`Error creating domain: ${(error as Error).message}`);
        }
        host.admit(domain);
        return { body: domainText(domain, host.manner, true), created: domain.name };
      },
    },
  ],
  [
    "new",
    {
      status: 200,
      run(host, _none, fields) {
        host.define(build(host, configuration(host, fields)));
        return done;
      },
    },
  ],
  [
    "restore",
    {
      status: 201,
      failure: 200,
      run(host, _none, fields) {
        const file = parameter(fields, "file");
        if (!existsSync(file))
          throw new XendFailure(`can't read guest state file ${file}: No such file or directory`);
        const text = readFileSync(file, "latin1");
        if (!text.startsWith(magic))
          throw new XendFailure(`not a valid guest state file: found '${text.slice(0, 16)}'`);
        const domain = fromConfig(readSxp(text.slice(magic.length), false), () => host.newUuid());
        host.admit(domain);
        domain.state = "running";
        return { body: "", created: domain.name };
      },
    },
  ],
]);

const setState =
  (state: "paused" | "running", verb: string) =>
  (host: Host, domain: FakeDomain): Answer => {
    running(host, domain, verb);
    domain.state = state;
    return done;
  };

/** Operations on one domain. */
export const domainOperations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ["pause", { status: 200, run: setState("paused", "pause") }],
  ["unpause", { status: 200, run: setState("running", "unpause") }],
  ["wait_for_devices", { status: 202, run: () => done }],
  [
    "shutdown",
    {
      status: 202,
      run(host, domain, fields) {
        const reason = fields.get("reason");
        if (reason === undefined) throw new XendFailure("'reason'");
        if (!["poweroff", "reboot", "suspend", "crash", "halt"].includes(reason))
          throw new XendFailure(`Invalid reason: ${reason}`);
        if (domain.id === undefined) throw new XendFailure("Domain cannot be shutdown");
        if (domain.id === 0) {
          if (host.manner.failsWith500) throw new XendFailure("Domain 0 cannot be shutdown");
          return done;
        }
        host.askGuest(domain, reason);
        return done;
      },
    },
  ],
  [
    "destroy",
    {
      status: 202,
      run(host, domain) {
        running(host, domain, "destroy");
        host.end(domain);
        return done;
      },
    },
  ],
  [
    "rename",
    {
      status: 202,
      run(host, domain, fields) {
        const name = parameter(fields, "name");
        const other = host.domains.find((one) => one.name === name && one !== domain);
        if (other !== undefined)
          throw new XendFailure(`VM name '${name}' already exists as domain ${other.id}`);
        domain.name = name;
        return done;
      },
    },
  ],
  [
    "mem_target_set",
    {
      status: 200,
      run(host, domain, fields) {
        const target = whole(parameter(fields, "target"));
        if (host.manner.managed && target <= 0)
          throw new XendFailure("Invalid Configuration: memory_dynamic_max must be greater than zero");
        if (host.manner.checksMemory && target > domain.maxmem)
          throw new XendFailure(
            "Invalid Configuration: memory_dynamic_max must be less than or equal to memory_static_max",
          );
        domain.memory = target;
        return done;
      },
    },
  ],
  [
    "maxmem_set",
    {
      status: 200,
      run(host, domain, fields) {
        const limit = whole(parameter(fields, "memory"));
        if ((host.manner.strict && limit < domain.memory) || (host.manner.managed && limit <= 0))
          throw new XendFailure(
            "Invalid Configuration: memory_dynamic_max must be less than or equal to memory_static_max",
          );
        if (host.manner.managed) domain.maxmem = limit;
        return { body: domain.id === undefined ? "" : "0" };
      },
    },
  ],
  [
    "set_vcpus",
    {
      status: 200,
      run(host, domain, fields) {
        const count = whole(parameter(fields, "vcpus"));
        if (host.manner.checksMemory && count <= 0) throw new XendFailure("Zero or less VCPUs is invalid");
        if (host.manner.strict && domain.id !== undefined && count > domain.vcpus)
          throw new XendFailure("Cannot set vcpus greater than max vcpus on running domain");
        const inactive = domain.id === undefined;
        if (host.manner.format === 3 || (inactive && host.manner.strict)) {
          domain.vcpus = count;
          domain.pins = Array.from({ length: count }, (_, vcpu) => domain.pins[vcpu] ?? []);
        }
        domain.vcpuAvail = 2 ** count - 1;
        return done;
      },
    },
  ],
  [
    "pincpu",
    {
      status: 200,
      run(host, domain, fields) {
        running(host, domain, "pin");
        const vcpu = parameter(fields, "vcpu");
        const every = vcpu === "all" && host.manner.format !== undefined;
        const numbers = every ? [...domain.pins.keys()] : [whole(vcpu)];
        const map = parameter(fields, "cpumap");
        if (numbers.some((number) => domain.pins[number] === undefined))
          throw new XendFailure("(3, 'No such process')");
        const cpus = host.manner.strict
          ? map.split(",").map(whole)
          : Array.from({ length: 64 }, (_, cpu) => cpu);
        if (cpus.every((cpu) => cpu >= host.cpus))
          throw new XendFailure(`Cannot pin vcpu: ${vcpu} to cpu: [${cpus}] - (22, 'Invalid argument')`);
        for (const number of numbers) domain.pins[number] = cpus;
        return { body: "0" };
      },
    },
  ],
  ["vcpuinfo", { status: 200, run: vcpuInfo }],
  [
    "devices",
    {
      status: 200,
      run(_host, domain, fields) {
        const kind = parameter(fields, "type");
        const shown = domain.devices.filter((device) => device.class === kind);
        const entries = shown.map(({ id, fields: own }) => {
          const backend = `(backend /local/domain/0/backend/${kind}/${domain.id}/${id}) (backend-id 0)`;
          const mac = childText(own, "mac");
          const more =
            kind === "vif" ? `(handle ${id}) (mac ${mac ?? "00:16:3e:00:00:00"})` : `(virtual-device ${id})`;
          return `(${id} (${backend} ${more} (state 4)))`;
        });
        return { body: `(${entries.join(" ")})` };
      },
    },
  ],
  [
    "device_create",
    {
      status: 200,
      run(host, domain, fields) {
        parameter(fields, "config");
        const config = configuration(host, fields);
        if (unknownDevice([["device", config]], host.manner) !== undefined)
          throw new XendFailure(`unknown device type: ${config[0]}`);
        if (domain.id === undefined && !host.manner.strict)
          throw new XendFailure("%d format: a number is required, not NoneType");
        const device = deviceOf(config, domain.devices, () => host.newUuid());
        if (domain.devices.some((other) => other.class === device.class && other.id === device.id))
          throw new XendFailure(`Device ${device.id} (${device.class}) is already connected.`);
        domain.devices.push(device);
        const [dom, id] = domain.id === undefined ? ["'None'", "'None'"] : [domain.id, device.id];
        return { body: `(${device.class} (dom ${dom} id ${id}))` };
      },
    },
  ],
  [
    "device_destroy",
    {
      status: 200,
      run(host, domain, fields) {
        const kind = parameter(fields, "type");
        const dev = parameter(fields, "dev");
        if (host.manner.strict) whole(parameter(fields, "force"));
        if (host.manner.strict) whole(parameter(fields, "rm_cfg"));
        const id = kind === "vif" ? whole(dev) : blockNumber(dev);
        const device = domain.devices.find((one) => one.class === kind && one.id === id);
        if (device === undefined || (domain.id === undefined && !host.manner.strict))
          throw new XendFailure(`Device ${dev} not connected`);
        domain.devices.splice(domain.devices.indexOf(device), 1);
        return done;
      },
    },
  ],
  [
    "save",
    {
      status: 202,
      failure: 202,
      run(host, domain, fields) {
        const file = fields.get("file");
        if (file === undefined || domain.id === undefined) return "hang";
        running(host, domain, "save");
        write(file, magic + printSxp(toConfig(domain), true), "can't write guest state file");
        host.end(domain);
        return done;
      },
    },
  ],
  [
    "dump",
    {
      status: 202,
      failure: 202,
      run(host, domain, fields) {
        const names = host.manner.strict ? ["file", "live", "crash", "reset"] : ["file", "live", "crash"];
        const [file = "", , crash] = names.map((name) => parameter(fields, name));
        running(host, domain, "dump core for");
        write(file, "fake core", "Failed to dump core:");
        if (crash === "1") host.crash(domain);
        return done;
      },
    },
  ],
  [
    "start",
    {
      status: 202,
      run(host, domain) {
        if (domain.id !== undefined) throw new XendFailure("Domain is already running");
        checkStart(host, domain);
        host.start(domain);
        return done;
      },
    },
  ],
  [
    "delete",
    {
      status: 202,
      run(host, domain) {
        if (domain.id !== undefined)
          throw new XendFailure(host.manner.strict ? "Domain is not halted." : "Domain is still running");
        host.remove(domain);
        return done;
      },
    },
  ],
]);

function write(file: string, text: string, complaint: string): void {
  try {
    writeFileSync(file, text, "latin1");
  } catch {
    throw new XendFailure(`${complaint} ${file}: No such file or directory`);
  }
}

function vcpuInfo(host: Host, domain: FakeDomain): Answer {
  const inactive = domain.id === undefined;
  if (inactive && !host.manner.strict) throw new XendFailure("an integer is required");
  const every = Array.from({ length: 64 }, (_, cpu) => String(cpu));
  const vcpus = domain.pins.map((pin, number) => {
    const online = !inactive && (domain.vcpuAvail >> number) & 1 ? 1 : 0;
    const cpus = inactive ? every : pin.length === 0 ? every.slice(0, host.cpus) : pin.map(String);
    const busy = domain.id === 0 ? 1 : 0;
    return (
      `(vcpu (number ${number}) (online ${online}) (blocked ${online && !busy ? 1 : 0}) (running ${busy}) ` +
      `(cpu_time ${inactive ? "0.0" : domain.cpuTime}) (cpu ${online ? number % host.cpus : inactive ? -1 : 0}) (cpumap (${cpus.join(" ")})))`
    );
  });
  const count = host.manner.managed ? domain.vcpus : onlineCount(domain);
  return {
    body: `(domain (domid ${domain.id ?? "'None'"}) (name ${printSxp(domain.name, true)}) (vcpu_count ${count}) ${vcpus.join(" ")})`,
  };
}

/** What a version answers for an operation that it lacks. */
export function lacks(host: Host, op: string): boolean {
  const later = ["new", "start", "delete", "dump"];
  return later.includes(op) && !host.manner.managed;
}
