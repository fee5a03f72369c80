// A guest moves from one host to another while it runs: here from one folder to another, each of them a node of its own.
import { DomainState, nameOf, open } from "@libvirt-ts/core";
import { DomainMigrateFlags } from "@libvirt-ts/driver/flags";

/** Starts a guest on one node and moves it to the other; both see its disk, and QEMU has to be installed. */
export async function main(print: (line: string) => void, folder: string, xml: string): Promise<void> {
  const node = (name: string) => open(`qemu:///embed?root=${encodeURIComponent(`${folder}/${name}`)}`);
  await using here = await node("here");
  await using there = await node("there");
  let guest = await here.createXML(xml);
  try {
    const uuid = guest.UUIDString();
    // Neither connection is read-only, and what fails leaves the guest where it was.
    guest = await guest.migrate(there, DomainMigrateFlags.LIVE);
    print(`${guest.name()} is ${nameOf(DomainState, (await guest.info()).state)} there`);
    print(`the same guest: ${guest.UUIDString() === uuid}`);
    print(`left here: ${(await here.listAllDomains()).length}`);
  } finally {
    await guest.destroy();
  }
}
