// Runs in dom0 until it is killed: changes one guest for ever, and says when it has begun.
import { open } from "@libvirt-ts/core";

const conn = await open();
const spin = await conn.lookupByName("spin");
console.log("ready");
for (;;) {
  await spin.setMemory(8192);
  await spin.setVcpus(1);
  await spin.setMemory(16384);
  await spin.setVcpus(2);
}
