// Snapshots as a tree: take some, look at them, go back to one, remove what is not wanted any more.
import { type Domain, open } from "@libvirt-ts/core";

const take = (domain: Domain, name: string) =>
  domain.snapshotCreateXML(`<domainsnapshot><name>${name}</name></domainsnapshot>`);

export async function main(print: (line: string) => void): Promise<void> {
  await using conn = await open("test:///default");
  const domain = await conn.lookupByName("test");

  const fresh = await take(domain, "fresh");
  await take(domain, "updated");
  // From here on what is taken is a child of "fresh" again.
  await domain.revertToSnapshot(fresh);
  await take(domain, "other way");

  for (const snapshot of await domain.listAllSnapshots()) {
    const parent = await snapshot.getParent().catch(() => undefined);
    print(parent === undefined ? snapshot.getName() : `${snapshot.getName()}, after ${parent.getName()}`);
  }
  print(`now at ${(await domain.snapshotCurrent()).getName()}`);

  // Its children become those of its parent.
  await (await domain.snapshotLookupByName("fresh")).delete();
  print(`${(await domain.listAllSnapshots()).length} are left`);
}
