import { ErrorNumber, LibvirtError } from "@libvirt-ts/driver";
import { parseDomain } from "@libvirt-ts/xml/domain";
import { describe, expect, it } from "vitest";
import { completeDomain } from "../src/index.js";
import { meaning, ours, type Pair, pairs, qemuFor } from "./pairs.js";

const printed = "libvirt prints a tap for every card; the guest would not have got one";
const hostNetwork = "it needs rights on the host's network";
const bridge = "QEMU's own helper makes the tap";
const later = "not supported yet";
const nearest = "which model is nearest to the host is asked of QEMU, and no QEMU is asked here";

/** Where our command line is another than libvirt's, or we refuse what it takes, and why. */
const differences: Readonly<Record<string, string>> = {
  "024-cpu-host-model-qemu": nearest,
  "028-cpu-host-model-kvm": nearest,
  "034-cpu-check-full": "what a model lacks is for QEMU to say; we do not rewrite the features",
  "051-memory-hugepages": later,
  "052-memory-hugepages-size": later,
  "055-memory-locked": "limits by control groups need root",
  "069-fw-bios-auto": "a PC has a BIOS; libvirt finds no descriptor of it",
  "077-boot-splash": "an empty manufacturer is not written",
  "079-fwcfg": "libvirt forgets to double commas, which QEMU refuses",
  "083-disk-chain": "images are not read here; who starts the guest adds their chains",
  "099-disk-transient": later,
  "114-disk-serial-wwn": "the number would be rounded in JSON, and a blank needs no backslash",
  "134-disk-luks": later,
  "157-net-user-mac-auto": "the address is random",
  "165-net-model-igb": printed,
  "168-net-passt": "the libvirt of the sheet knows no passt; here a card may have it",
  "170-net-network": hostNetwork,
  "171-net-ethernet": hostNetwork,
  "172-net-ethernet-script": hostNetwork,
  "173-net-vhostuser": printed,
  "174-net-vhostuser-server": printed,
  "175-net-mcast": printed,
  "179-net-mtu": bridge,
  "180-net-driver-opts": "QEMU's bridge helper gives one queue",
  "181-net-driver-qemu": "QEMU's bridge helper takes no size of the send buffer",
  "183-net-direct": hostNetwork,
  "185-net-vdpa": printed,
  "186-net-filter-bandwidth": "the rate is not limited here",
  "263-vsock": "QEMU opens the host's device itself",
  "264-vsock-auto": later,
  "322-blkiotune-resource": "limits by control groups need root",
  "340-mix-all-pc": "libvirt 9.0 leaves out the crypto device",
  "341-mix-all-q35": "libvirt 9.0 leaves out the crypto device",
  "342-mix-startable-pc": "libvirt 9.0 leaves out the crypto device",
  "343-mix-startable-q35": "libvirt 9.0 leaves out the crypto device",
};

function refusal(pair: Pair): unknown {
  try {
    ours(pair);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("what libvirt makes of a document", () => {
  it.each(pairs.filter(({ id, argv }) => argv !== undefined && !(id in differences)))(
    "is what we make of it: $id",
    (pair) => {
      expect(meaning(ours(pair))).toEqual(meaning(pair.argv!));
    },
  );

  it.each(pairs.filter(({ id, argv }) => argv === undefined && !(id in differences)))(
    "is an error, and ours is one that names the element: $id",
    (pair) => {
      const error = refusal(pair);
      expect(error).toBeInstanceOf(LibvirtError);
      expect((error as LibvirtError).message).toMatch(/: [\w/:]+: /);
      expect([ErrorNumber.CONFIG_UNSUPPORTED, ErrorNumber.XML_ERROR]).toContain((error as LibvirtError).code);
    },
  );

  it.each(Object.keys(differences))("is otherwise only where a reason says so: %s", (id) => {
    const pair = pairs.find((it) => it.id === id);
    expect(pair).toBeDefined();
    const error = refusal(pair!);
    if (error !== undefined) expect(error).toBeInstanceOf(LibvirtError);
    else
      expect(pair!.argv === undefined || meaning(ours(pair!)).join() !== meaning(pair!.argv).join()).toBe(
        true,
      );
  });
});

describe("a complete definition", () => {
  it.each(pairs.filter(({ id, argv }) => argv !== undefined && !(id in differences)))(
    "stays as it is: $id",
    (pair) => {
      const qemu = qemuFor(pair);
      const once = completeDomain(parseDomain(pair.xml).domain, qemu);
      expect(completeDomain(once, qemu)).toEqual(once);
    },
  );
});
