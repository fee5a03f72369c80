/** What is held for each watch of one client on a real store: the client's part, since the store is another process. */
import { XenstoreClient } from "@libvirt-ts/driver-xenstore/client";
import { Xenstored } from "@libvirt-ts/testkit";
import { bytesEach } from "../../bench/lib/measure.mjs";
import { quick, tell } from "../../bench/lib/tell.mjs";

const daemon = await Xenstored.start("c");
try {
  const client = await XenstoreClient.connect({ endpoint: daemon.socketPath });
  const watching = (count) =>
    Promise.all(Array.from({ length: count }, (_, i) => client.watch(`/local/domain/${i}/name`)));
  const ours = await bytesEach(quick ? 1000 : 5000, watching);
  tell("a watch of the xenstore", "bytes", { ours });
  console.log(`a watch of the xenstore: ${ours.toFixed(0)} bytes`);
  await client.close();
} finally {
  await daemon[Symbol.asyncDispose]();
}
