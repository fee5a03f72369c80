export { accessibilityFindings, contrastFindings } from "./browser/accessibility.js";
export { chromiumLaunch, chromiumUnavailable, WebSite } from "./browser/chromium.js";
export { type DomainDocument, exampleDomains, libvirtDomains } from "./documents.js";
export { guestsEndWithUs } from "./guest/end-with-us.js";
export { AGENT_CHANNEL, type AgentAnswers, GuestAgent } from "./guest/guest-agent.js";
export { type GuestOptions, guestDisk, guestXML, qemuUnavailable } from "./guest/guest-xml.js";
export { Qtest, qtestCommandLine } from "./guest/qtest.js";
export { VirtioDevice, VirtioPort } from "./guest/virtio.js";
export { FakeHost, type FakeHostOptions, type HostGuest } from "./host/fake-host.js";
export { allXenFacts, type FactStruct, releaseNumber, type XenFacts, xenFacts } from "./hypervisor/facts.js";
export { type FakeDomain, type FakeDomainInit, type FakeVcpu, uuidOfId } from "./hypervisor/fake-domain.js";
export { FakeHypervisor, type FakeHypervisorInit } from "./hypervisor/fake-hypervisor.js";
export type { FakeHandle } from "./hypervisor/fake-operation.js";
export { cVirsh } from "./libvirtd/c-virsh.js";
export { Libvirtd, type LibvirtdOptions, libvirtdUnavailable } from "./libvirtd/session-daemon.js";
export {
  SystemLibvirtd,
  type SystemLibvirtdOptions,
  systemLibvirtdUnavailable,
} from "./libvirtd/system-daemon.js";
export { isForLongRuns, isLongRun } from "./long-runs.js";
export { ChaosProxy } from "./proxies/chaos-proxy.js";
export { CutProxy } from "./proxies/cut-proxy.js";
export { Random } from "./random.js";
export type { CommandResult } from "./rig/agent.js";
export type { ArchiveEntry } from "./rig/cpio.js";
export { directoryFrom, fileFrom, textFile } from "./rig/cpio.js";
export { installedPackages } from "./rig/packages.js";
export type { RunOptions } from "./rig/xen-host.js";
export {
  HOST_START_LIMIT,
  XenHost,
  xenHostIsDebian,
  xenHostUnavailable,
  xenHostValueLimit,
} from "./rig/xen-host.js";
export { SaslUsers, saslUnavailable } from "./sasl/sasl-users.js";
export { freePort, Sshd, sshdUnavailable } from "./ssh/sshd.js";
export { type Certificate, type CertificateRequest, Pki, pkiUnavailable } from "./tls/pki.js";
export { filesThatSay, processesThatSay } from "./who-says.js";
export { within } from "./within.js";
export { type FakeXend, type FakeXendOptions, type Misbehaviour, startFakeXend } from "./xend/fake-xend.js";
export { type XendFault, xendFaults } from "./xend/faults.js";
export { XEND_VERSIONS, type XendVersion } from "./xend/manner.js";
export type { XendRequest } from "./xend/request.js";
export { child as sxpChild, childText as sxpText, printSxp, readSxp, type Sxp } from "./xend/sxp.js";
export {
  availableXenstoreds,
  type ShimDomainState,
  Xenstored,
  type XenstoredKind,
  type XenstoredOptions,
} from "./xenstore/daemon.js";
export { type FakeBehaviour, type FakeRequest, FakeXenstored, wirePacket } from "./xenstore/fake.js";
export { compileWithXen, findXenTools, type XenTools, xenEnvironment } from "./xenstore/tools.js";
export { fakeXlPeers } from "./xl/fake-peers.js";
export { FakeXl, type FakeXlBehaviour, type FakeXlCall, type FakeXlGuest } from "./xl/fake-xl.js";
