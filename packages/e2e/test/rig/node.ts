import { type ArchiveEntry, textFile } from "@libvirt-ts/testkit";

/**
 * Node in dom0, which has one vcpu: V8's other threads only take turns with it, and make a start a third longer. Nor does code
 * pay that V8 writes while it runs: it has to be translated again, and takes a third more of the time in all.
 */
export const NODE = "node --single-threaded --no-opt --no-sparkplug --regexp-interpret-all";

/** virsh as a program of dom0, by the packages in a folder there: in the layout of 0.1.11, which these tests know. */
export const virshOf = (folder: string): ArchiveEntry =>
  textFile(
    "usr/bin/virsh",
    `#!/bin/sh
VIRSH_CLASSIC=1 exec ${NODE} /${folder}/node_modules/@libvirt-ts/virsh/bin/virsh.js "$@"
`,
    0o755,
  );
