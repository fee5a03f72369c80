import { type DomainOperations, ErrorNumber } from "@libvirt-ts/driver";
import { DomainDirtyRateCalcFlags, DomainMemoryFlags } from "@libvirt-ts/driver/flags";
import { invalidArgument, testError, wrongState } from "../../errors.js";
import { volumeOf } from "../../state/block-info.js";
import { findDisk } from "../../state/disks.js";
import { configurationOf } from "../../state/domain.js";
import type { TestNode } from "../../state/node.js";
import { memoryOf } from "../../state/sizes.js";

type SecurityOperations = Required<
  Pick<
    DomainOperations,
    | "domainGetSecurityLabel"
    | "domainGetSecurityLabelList"
    | "domainGetLaunchSecurityInfo"
    | "domainGetMessages"
    | "domainMemoryPeek"
    | "domainBlockPeek"
    | "domainStartDirtyRateCalc"
  >
>;

/** Bytes that can be looked at in one call. */
const longestPeek = 4 * 1024 * 1024;

/** Labels of guests, and looks into their memory and disks. */
export function securityOperations(node: TestNode): SecurityOperations {
  function checkPeek(what: string, offset: bigint, size: number, end: bigint): void {
    if (size < 0 || size > longestPeek)
      throw invalidArgument(what, `0 to ${longestPeek} bytes at a time, not ${size}`);
    if (offset < 0n || offset + BigInt(size) > end) {
      throw invalidArgument(what, `there are ${end} bytes; asked for ${size} from ${offset} on`);
    }
  }

  return {
    async domainGetSecurityLabel(ref) {
      const isActive = node.find(ref).guest !== undefined;
      return { label: isActive ? "libvirt-test" : "", enforcing: isActive };
    },

    async domainGetSecurityLabelList(ref) {
      return node.find(ref).guest === undefined ? [] : [{ label: "libvirt-test", enforcing: true }];
    },

    async domainGetLaunchSecurityInfo(ref) {
      const { launchSecurity } = configurationOf(node.find(ref));
      return launchSecurity?.type === "sev" ? { "sev-measurement": "" } : {};
    },

    async domainGetMessages(ref) {
      node.find(ref);
      return [];
    },

    async domainMemoryPeek(ref, offset, size, flags) {
      const { VIRTUAL, PHYSICAL } = DomainMemoryFlags;
      const { description } = node.guestOf(node.find(ref));
      if (flags !== VIRTUAL && flags !== PHYSICAL) {
        throw invalidArgument("virDomainMemoryPeek", "expected one of the flags VIRTUAL and PHYSICAL");
      }
      checkPeek("virDomainMemoryPeek", offset, size, BigInt(memoryOf(description)) * 1024n);
      return new Uint8Array(size);
    },

    async domainBlockPeek(ref, disk, offset, size) {
      const found = findDisk(configurationOf(node.find(ref)), disk);
      const volume = volumeOf(node, found);
      if (volume === undefined) {
        const detail = "its source is no volume of the node, which has no contents";
        throw testError(ErrorNumber.OPERATION_UNSUPPORTED, `disk '${found.target.dev}'`, detail);
      }
      checkPeek("virDomainBlockPeek", offset, size, volume.bytes.capacity);
      const bytes = new Uint8Array(size);
      let at = 0;
      for (const extent of volume.bytes.read(offset, BigInt(size))) {
        if ("data" in extent) bytes.set(extent.data, at);
        at += "data" in extent ? extent.data.length : extent.hole;
      }
      return bytes;
    },

    async domainStartDirtyRateCalc(ref, seconds, flags) {
      const what = "virDomainStartDirtyRateCalc";
      if (seconds < 1 || seconds > 60)
        throw invalidArgument(what, `it takes 1 to 60 seconds, not ${seconds}`);
      if (flags !== DomainDirtyRateCalcFlags.PAGE_SAMPLING) {
        throw testError(ErrorNumber.ARGUMENT_UNSUPPORTED, what, "the test node samples pages only");
      }
      const guest = node.liveGuestOf(node.find(ref));
      const { dirtyRate } = guest;
      const end = dirtyRate === undefined ? 0n : dirtyRate.since + BigInt(dirtyRate.seconds) * 1_000_000_000n;
      if (dirtyRate !== undefined && node.clock.now() < end)
        throw wrongState(ref, "it is being measured already");
      guest.dirtyRate = { since: node.clock.now(), seconds };
    },
  };
}
