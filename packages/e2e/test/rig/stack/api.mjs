// Runs in dom0: the API on guests that somebody else's toolstack started, as one JSON document.
import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import { open, openReadOnly } from "@libvirt-ts/core";

const xl = (...args) => execFileSync("/opt/referee/xl", args, { encoding: "utf8" });
const xlAsync = (...args) => promisify(execFile)("/opt/referee/xl", args);
const attempt = (promise) =>
  promise.then(
    () => "done",
    ({ code, message }) => ({ code, message }),
  );

const conn = await open();
const idle = await conn.lookupByName("idle");
const seen = {
  drivers: conn.drivers().map(({ name, state }) => [name, state]),
  listed: (await conn.listAllDomains({ active: true, inactive: false })).map(({ domain, info }) => ({
    name: domain.name(),
    id: domain.ID(),
    uuid: domain.UUIDString(),
    state: info.state,
    memory: info.memory,
  })),
  byUuid: (await conn.lookupByUUIDString(idle.UUIDString())).ID(),
  byId: (await conn.lookupByID(idle.ID())).name(),
  xl: xl("list", "-v"),
};

// What nobody here can do is said so, and changes nothing.
seen.unsupported = [
  await attempt(conn.createLinux("<domain type='xen'><name>new</name></domain>")),
  await attempt(idle.save("/tmp/idle.save")),
  await attempt(idle.coreDump("/tmp/idle.core")),
  await attempt(idle.attachDevice("<disk/>")),
];
const domain0 = await conn.lookupByID(0);
seen.domain0 = [
  await attempt(domain0.suspend()),
  await attempt(domain0.shutdown()),
  await attempt(domain0.reboot()),
  await attempt(domain0.destroy()),
];
const readOnly = await openReadOnly();
seen.readOnly = [
  await attempt((await readOnly.lookupByName("idle")).suspend()),
  (await readOnly.lookupByName("idle")).ID() === idle.ID(),
];
await readOnly.close();

// Events: xl starts and ends a guest, and we hear of it.
const events = conn.domainEvents({}, { signal: AbortSignal.timeout(240_000) });
const told = async (happening) => {
  const next = events.next();
  await happening;
  const { value } = await next;
  return value && { event: value.event, type: value.type, name: value.domain.name() };
};
seen.events = [
  await told(xlAsync("create", "-q", "/guests/idle.cfg", 'name="passing"')),
  await told(xlAsync("destroy", "passing")),
];
await events.return();

await conn.close();
console.log(JSON.stringify(seen, (_, value) => (typeof value === "bigint" ? Number(value) : value)));
