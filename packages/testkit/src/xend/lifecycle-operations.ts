import { writeFileSync } from "node:fs";
import { type FakeDomain, toConfig } from "./domain.js";
import { type Host, XendFailure } from "./host.js";
import {
  type Answer,
  checkStart,
  done,
  legalName,
  magic,
  type Operation,
  parameter,
  running,
} from "./operation.js";
import { printSxp } from "./sxp.js";

const setState =
  (state: "paused" | "running", verb: string) =>
  (host: Host, domain: FakeDomain): Answer => {
    running(host, domain, verb);
    domain.state = state;
    return done;
  };

/** Operations on one domain's life. */
export const lifecycleOperations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
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
        if (!legalName.test(name)) throw new XendFailure("Invalid VM Name");
        const other = host.domains.find((one) => one.name === name && one !== domain);
        if (other !== undefined)
          throw new XendFailure(`VM name '${name}' already exists as domain ${other.id}`);
        domain.name = name;
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
