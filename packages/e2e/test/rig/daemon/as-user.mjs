// Runs in dom0: virsh, or with `api` every change that there is, as a user who is nobody.
const nobody = 65_534;
process.setgroups([]);
process.setgid(nobody);
process.setuid(nobody);

const [what] = process.argv.slice(2);
if (what !== "api") {
  // In this process, since a Node takes seconds to start here; in the layout in which the virsh of root prints.
  process.env.VIRSH_CLASSIC = "1";
  await import("/opt/test/node_modules/@libvirt-ts/virsh/bin/virsh.js");
} else {
  const { open } = await import("@libvirt-ts/core");
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
}
