import { existsSync, readFileSync } from "node:fs";
import { domainText, type FakeDomain, fromConfig, unknownDevice } from "./domain.js";
import { type Host, XendFailure } from "./host.js";
import { checkStart, configuration, done, legalName, magic, type Operation, parameter } from "./operation.js";
import { readSxp, type Sxp } from "./sxp.js";

const actions = ["destroy", "restart", "preserve", "rename-restart"];

function build(host: Host, config: Sxp): FakeDomain {
  const domain = fromConfig(config, () => host.newUuid());
  const fail = (text: string) => new XendFailure(`Error creating domain: ${text}`);
  if (!legalName.test(domain.name)) throw fail("Invalid VM Name");
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
        host.restore(domain);
        domain.state = "running";
        return { body: "", created: domain.name };
      },
    },
  ],
]);
