import { suite } from "@libvirt-ts/driver/conformance";
import { describe, test } from "vitest";
import { fakeHost, namingPeers, openOn, refOf } from "./host.js";

describe("the contract", () => {
  suite({
    test,
    open: async () => {
      const host = fakeHost("4.17.0", { domains: [{ id: 5, vcpus: 2, maxPages: 16_384n }] });
      return openOn(host, {}, namingPeers);
    },
    supports: [
      "getType",
      "getVersion",
      "getCapabilities",
      "nodeGetInfo",
      "listDomains",
      "numOfDomains",
      "listAllDomains",
      "domainLookupByID",
      "domainLookupByUUID",
      "domainLookupByName",
      "domainSuspend",
      "domainResume",
      "domainDestroy",
      "domainGetOSType",
      "domainGetInfo",
      "domainGetMaxMemory",
      "domainSetMaxMemory",
      "domainPinVcpu",
      "domainGetVcpus",
    ],
    fixtures: { active: async () => ({ ...refOf(5), name: "dom-5" }) },
  });
});
