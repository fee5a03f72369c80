// Runs in dom0, `as-user.mjs LINE`: every change that there is, tried by a user who is nobody, as a line of JSON; then virsh with
// that line. All in one process, since a Node takes seconds to start here.
import { open } from "@libvirt-ts/core";

const nobody = 65_534;
process.setgroups([]);
process.setgid(nobody);
process.setuid(nobody);

const attempt = (promise) =>
  promise.then(
    () => "done",
    ({ codeName }) => codeName,
  );
const conn = await open();
const idle = await conn.lookupByName("idle");
const changes = {
  suspend: () => idle.suspend(),
  resume: () => idle.resume(),
  shutdown: () => idle.shutdown(),
  reboot: () => idle.reboot(),
  destroy: () => idle.destroy(),
  setMemory: () => idle.setMemory(4096),
  setVcpus: () => idle.setVcpus(1),
  save: () => idle.save("/tmp/idle.save"),
  createXML: () => conn.createXML("<domain type='xen'><name>new</name><memory>8192</memory></domain>"),
  defineXML: () => conn.defineXML("<domain type='xen'><name>new</name><memory>8192</memory></domain>"),
};
const told = {};
for (const [name, change] of Object.entries(changes)) told[name] = await attempt(change());
const drivers = conn.drivers().filter(({ state }) => state === "open");
console.log(JSON.stringify({ drivers: drivers.map(({ name }) => name), told }));
await conn.close();

// In the layout in which the virsh of root prints.
process.env.VIRSH_CLASSIC = "1";
await import("/opt/test/node_modules/@libvirt-ts/virsh/bin/virsh.js");
