import { DomainState, open } from "@libvirt-ts/core";

const conn = await open("test:///default"); // nothing: $LIBVIRT_DEFAULT_URI, the local Xen or daemon
try {
  const dom = await conn.lookupByName("test");
  const { state, memory } = await dom.info();
  console.log(dom.ID(), state === DomainState.RUNNING, `${memory} KiB`); // 1 true 2097152 KiB
} finally {
  await conn.close();
}
