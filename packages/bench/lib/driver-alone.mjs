/** The least that `virsh -c test:///default list` could be: opens the test driver, asks it, and prints. It has no words, options or help. */
import { noPeers } from "@libvirt-ts/driver";
import { testDriver } from "@libvirt-ts/driver-test";

const ACTIVE = 1;

export async function main() {
  const conn = await testDriver.open({ uri: process.argv[2], readOnly: false, peers: noPeers, warn() {} });
  const listed = await conn.listAllDomains(ACTIVE);
  process.stdout.write(listed.map(({ ref, info }) => ` ${ref.id} ${ref.name} ${info.state}\n`).join(""));
}
