import { cVirsh } from "@libvirt-ts/testkit";

const found = cVirsh();
/** C's virsh by its path; undefined where it is not installed, since its mere name would be looked for, and be ours perhaps. */
export const peer = found === "virsh" ? undefined : found;
