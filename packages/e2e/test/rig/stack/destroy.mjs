// Runs in dom0 until it is killed or done: destroys the guest `victim`.
import { open } from "@libvirt-ts/core";

const conn = await open();
const victim = await conn.lookupByName("victim");
console.log("ready");
await victim.destroy();
await conn.close();
