import type { Domain } from "@libvirt-ts/xml/domain";
import { bootOf } from "@libvirt-ts/xml/xen";
import type { Problem } from "../errors.js";
import { type ConfDialect, dialectOf } from "./dialect.js";

/**
 * What a domain document lacks without which most toolstacks cannot start the guest. xl finds the loader of a fully
 * virtualised guest by itself, so a document without one says enough.
 */
export function gapsOf(domain: Domain, dialect: ConfDialect): Problem[] {
  const boot = bootOf(domain);
  const path = "/domain";
  switch (boot.kind) {
    case "none":
      return [{ id: "domain.os-missing", message: "neither <os> nor <bootloader>", path }];
    case "paravirtual":
      if (boot.os.kernel || boot.bootloader) return [];
      return [{ id: "domain.kernel-missing", message: "neither <kernel> nor <bootloader>", path }];
    case "hvm":
      if (boot.os.loader?.value || dialectOf(dialect).xl) return [];
      return [{ id: "domain.loader-missing", message: "no <loader>", path }];
    case "bootloader":
      return [];
  }
}
