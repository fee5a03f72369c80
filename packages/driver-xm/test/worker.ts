/**
 * Run as a process of its own by processes.test.ts: works on a folder and prints a line for each thing that is done.
 * Arguments: what to do, the folder, a prefix, how often.
 */
import { noPeers } from "@libvirt-ts/driver";
import { createXmDriver } from "../src/index.js";

const [task, configDir, prefix, count] = process.argv.slice(2) as [string, string, string, string];
const conn = await createXmDriver({ configDir, lockTimeout: 60_000 }).open({
  uri: undefined,
  readOnly: false,
  peers: noPeers,
  warn: (warning) => process.stderr.write(`${warning.message}\n`),
});

for (let number = 0; number < Number(count); number++) {
  const name = `${prefix}${number}`;
  if (task === "define") {
    const padding = `<cmdline>${"x".repeat(20_000)}</cmdline>`;
    await conn.domainDefineXML!(
      `<domain><name>${name}</name><os><type>linux</type><kernel>/k</kernel>${padding}</os><memory>65536</memory></domain>`,
      0,
    );
  } else {
    const ref = await conn.domainLookupByName!("shared");
    await conn.domainAttachDevice!(
      ref,
      `<disk type='file'><source file='/${name}'/><target dev='${name}'/></disk>`,
      0,
    );
  }
  process.stdout.write(`${name}\n`);
}
await conn.close();
