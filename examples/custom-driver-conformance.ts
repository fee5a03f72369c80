import { noPeers } from "@libvirt-ts/driver";
import { suite } from "@libvirt-ts/driver/conformance";
import { test } from "vitest"; // or node:test, or anything that registers tests
import { lampDriver } from "./custom-driver.js";

suite({
  test,
  open: () => lampDriver.open({ uri: "lamp:///", readOnly: false, peers: noPeers, warn: () => {} }),
  supports: ["listDomains", "domainLookupByID", "domainLookupByName", "domainLookupByUUID", "domainGetInfo"],
  fixtures: { active: (connection) => connection.domainLookupByName!("lamp") },
});
