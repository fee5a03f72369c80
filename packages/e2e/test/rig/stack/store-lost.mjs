// Runs in dom0: the daemon of the store dies under an open connection, as one JSON document.
import { readFileSync } from "node:fs";
import { open } from "@libvirt-ts/core";

const conn = await open();
const idle = await conn.lookupByName("idle");
await idle.info();
process.kill(Number(readFileSync("/run/xenstored.pid", "utf8")), "SIGKILL");

const outcome = async (act) => {
  const began = performance.now();
  const told = await act().then(
    () => "done",
    ({ code, message }) => ({ code, message }),
  );
  return { told, seconds: (performance.now() - began) / 1000 };
};
const seen = {
  byName: await outcome(() => conn.lookupByName("idle")),
  byUuid: await outcome(() => conn.lookupByUUIDString(idle.UUIDString())),
  list: await outcome(() => conn.listAllDomains()),
  setMemory: await outcome(() => idle.setMemory(6144)),
  shutdown: await outcome(() => idle.shutdown()),
  // The hypervisor needs no store for these.
  info: await outcome(() => idle.info()),
  suspend: await outcome(() => idle.suspend()),
  resume: await outcome(() => idle.resume()),
};
await conn.close();
console.log(JSON.stringify(seen));
