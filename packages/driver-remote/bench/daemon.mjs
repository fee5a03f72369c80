/**
 * Our client as it is published, the C library one call after another, python-libvirt, and a bare socket of Node's that
 * decodes nothing, beside each other against the same libvirtd: `pnpm build && pnpm bench`. What counts is their ratios.
 */
import { Libvirtd, libvirtdUnavailable } from "@libvirt-ts/testkit";
import { benchCalls, benchConnecting } from "./calls.mjs";
import { benchEvents } from "./events.mjs";
import { manyDomains } from "./node.mjs";
import { startRivals } from "./rivals.mjs";
import { benchTransfers } from "./transfers.mjs";

const unavailable = libvirtdUnavailable();
if (unavailable) throw new Error(unavailable);

const daemon = await Libvirtd.start();
const path = daemon.socketPath;
const node = daemon.file("node.xml", manyDomains());
const uris = [
  `test+unix://${node}?socket=${path}`,
  `test+unix:///default?socket=${path}`,
  `qemu+unix:///session?socket=${path}`,
];
const rivals = await startRivals(daemon.folder, uris);
console.log("each one's time at the median, and as a ratio to ours");
await benchConnecting(path, rivals);
await benchCalls(path, `test://${node}`, rivals);
await benchEvents(path);
await benchTransfers(daemon, uris[2], rivals);
for (const rival of rivals) rival.kill();
await daemon[Symbol.asyncDispose]();
