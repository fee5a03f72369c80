import { blockNumber, deviceOf, type FakeDomain, onlineCount, unknownDevice } from "./domain.js";
import { type Host, XendFailure } from "./host.js";
import { type Answer, configuration, done, type Operation, parameter, running, whole } from "./operation.js";
import { childText, printSxp } from "./sxp.js";

/** Operations on one domain's memory, vcpus and devices. */
export const resourceOperations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
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
]);

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
