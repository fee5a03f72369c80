// A pool, an image in it, a network, a domain on both, a snapshot to go back to; and what is told of all that meanwhile.
import { type Connect, DomainEventType, nameOf, open } from "@libvirt-ts/core";
import { NetworkEventLifecycleType, StoragePoolEventLifecycleType } from "@libvirt-ts/driver/flags";

/** Tells what happens to networks, pools and domains until it is aborted; `listening` is called when all is heard. */
async function watch(
  conn: Connect,
  signal: AbortSignal,
  tell: (line: string) => void,
  listening: () => void,
) {
  const networks = conn.networkEvents({ kinds: ["lifecycle"] }, { signal });
  const pools = conn.storagePoolEvents({ kinds: ["lifecycle"] }, { signal });
  const domains = conn.domainEvents({ kinds: ["lifecycle"] }, { signal });
  await Promise.all([networks.ready, pools.ready, domains.ready]);
  listening();
  await Promise.all([
    (async () => {
      for await (const happened of networks)
        tell(`network ${happened.network.name()}: ${nameOf(NetworkEventLifecycleType, happened.type)}`);
    })(),
    (async () => {
      for await (const happened of pools)
        if (happened.event === "lifecycle")
          tell(`pool ${happened.pool.name()}: ${nameOf(StoragePoolEventLifecycleType, happened.type)}`);
    })(),
    (async () => {
      for await (const happened of domains)
        if (happened.event === "lifecycle")
          tell(`domain ${happened.domain.name()}: ${nameOf(DomainEventType, happened.type)}`);
    })(),
  ]);
}

export async function main(print: (line: string) => void): Promise<void> {
  await using conn = await open("test:///default");
  const enough = new AbortController();
  let watching = Promise.resolve();
  await new Promise<void>((listening) => {
    watching = watch(conn, enough.signal, print, listening);
  });

  const pool = await conn.storagePoolDefineXML(
    "<pool type='dir'><name>images</name><target><path>/images</path></target></pool>",
  );
  await pool.create();
  const volume = await pool.createXML(
    "<volume><name>web.img</name><capacity unit='MiB'>64</capacity><allocation>0</allocation></volume>",
  );
  await volume.upload(new Blob(["the image of a guest"]).stream());
  const { allocation } = await volume.info();
  print(`${await volume.path()} takes ${allocation} bytes`);

  const network = await conn.networkDefineXML(
    "<network><name>inside</name><bridge name='virbr7'/></network>",
  );
  await network.create();

  const domain = await conn.defineXML(`
    <domain type='test'>
      <name>web</name><memory unit='MiB'>256</memory>
      <os><type>hvm</type></os>
      <devices>
        <disk type='volume'><source pool='images' volume='web.img'/><target dev='vda' bus='virtio'/></disk>
        <interface type='network'><source network='inside'/></interface>
      </devices>
    </domain>`);
  await domain.create();
  const snapshot = await domain.snapshotCreateXML("<domainsnapshot><name>fresh</name></domainsnapshot>");
  await domain.destroy();
  await domain.revertToSnapshot(snapshot);
  print(`after the revert it ${(await domain.isActive()) ? "runs" : "is off"}`);

  await new Promise(setImmediate);
  enough.abort();
  await watching;
}
