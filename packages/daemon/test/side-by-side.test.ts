/** C's virsh on its own test driver and on a daemon of ours that serves the embedded one: what it prints is the same. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cVirsh, libvirtdUnavailable } from "@libvirt-ts/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Served, served } from "./served.js";

/** One virsh reads them all, since its own test driver ends with it. */
const invocations = [
  "uri",
  "hostname",
  "version",
  "nodeinfo",
  "nodecpumap",
  "nodecpustats",
  "nodememstats",
  "node-memory-tune",
  "freecell",
  "freecell --all",
  "freepages --all",
  "maxvcpus",
  "capabilities",
  "domcapabilities",
  "sysinfo",
  "list",
  "list --all",
  "list --name",
  "list --uuid",
  "list --id",
  "list --all --name",
  "list --inactive",
  "list --title",
  "list --managed-save",
  "list --autostart",
  "list --no-autostart",
  "list --persistent",
  "list --transient",
  "list --state-paused",
  "list --with-snapshot",
  "dominfo test",
  "dominfo 1",
  "domid test",
  "domname 1",
  "domuuid test",
  "domstate test",
  "domstate test --reason",
  "domcontrol test",
  "dumpxml test",
  "dumpxml test --inactive",
  "dumpxml test --security-info",
  "domstats",
  "domstats test",
  "domstats --state",
  "domstats --vcpu",
  "domblklist test",
  "domblklist test --details",
  "domblkstat test vda",
  "domblkinfo test vda",
  "domblkerror test",
  "domiflist test",
  "domifstat test",
  "domif-getlink test 52:54:00:00:00:00",
  "domifaddr test",
  "dommemstat test",
  "domdisplay test",
  "vncdisplay test",
  "ttyconsole test",
  "domhostname test",
  "domtime test",
  "domfsinfo test",
  "guestinfo test",
  "vcpucount test",
  "vcpucount test --maximum",
  "vcpucount test --current",
  "vcpucount test --live",
  "vcpucount test --config",
  "vcpuinfo test",
  "vcpupin test",
  "emulatorpin test",
  "iothreadinfo test",
  "schedinfo test",
  "memtune test",
  "blkiotune test",
  "numatune test",
  "blkdeviotune test vda",
  "domiftune test vnet0",
  "cpu-stats test",
  "cpu-stats test --total",
  "perf test",
  "domjobinfo test",
  "domfsfreeze test",
  "managedsave-dumpxml test",
  "desc test",
  "desc test --title",
  "metadata test http://x",
  "snapshot-list test",
  "snapshot-list test --tree",
  "snapshot-current test",
  "checkpoint-list test",
  "backup-dumpxml test",
  "domlaunchsecinfo test",
  "domdirtyrate-calc test",
  "suspend test",
  "domstate test",
  "suspend test",
  "resume test",
  "resume test",
  "reboot test",
  "reset test",
  "setmem test 1048576",
  "setmem test 99999999",
  "setmaxmem test 8388608",
  "setvcpus test 1",
  "autostart test",
  "dominfo test",
  "autostart test --disable",
  "send-key test KEY_A",
  "inject-nmi test",
  "dominfo nobody",
  "start test",
  "destroy nobody",
  "undefine nobody",
  "net-list",
  "net-list --all",
  "net-list --name",
  "net-list --uuid",
  "net-info default",
  "net-dumpxml default",
  "net-uuid default",
  "net-name dd8fe884-6c02-601e-7551-cca97df1c5df",
  "net-dhcp-leases default",
  "net-autostart default",
  "net-info default",
  "net-destroy default",
  "net-list --all",
  "net-start default",
  "net-start default",
  "net-info nobody",
  "net-port-list default",
  "pool-list",
  "pool-list --all",
  "pool-list --details",
  "pool-list --name",
  "pool-info default-pool",
  "pool-dumpxml default-pool",
  "pool-uuid default-pool",
  "pool-refresh default-pool",
  "pool-autostart default-pool",
  "pool-info default-pool",
  "pool-destroy default-pool",
  "pool-list --all",
  "pool-start default-pool",
  "pool-info nobody",
  "pool-capabilities",
  "vol-list default-pool",
  "vol-create-as default-pool v1 1G",
  "vol-list default-pool",
  "vol-list default-pool --details",
  "vol-info v1 --pool default-pool",
  "vol-dumpxml v1 --pool default-pool",
  "vol-path v1 --pool default-pool",
  "vol-key v1 --pool default-pool",
  "vol-name /default-pool/v1",
  "vol-pool /default-pool/v1",
  "vol-delete v1 --pool default-pool",
  "vol-info v1 --pool default-pool",
  "iface-list",
  "iface-list --all",
  "iface-mac eth1",
  "iface-name 00:11:22:33:44:55",
  "iface-dumpxml eth1",
  "iface-destroy eth1",
  "iface-list --all",
  "iface-start eth1",
  "nodedev-list",
  "nodedev-list --tree",
  "nodedev-list --cap scsi_host",
  "nodedev-dumpxml computer",
  "nodedev-dumpxml nobody",
  "nodedev-info computer",
  "secret-list",
  "secret-dumpxml 00000000-0000-0000-0000-000000000000",
  "nwfilter-list",
  "nwfilter-dumpxml clean-traffic",
  "nwfilter-binding-list",
  "cpu-models x86_64",
  "cpu-baseline /nonexistent",
  "screenshot test /dev/null",
  "domrename test other",
  "shutdown test",
  "list --all",
];

/** What differs, and why. */
const differs: readonly (readonly [RegExp, string])[] = [
  [/^(uri)$/, "each tells what it was opened with"],
  [
    /^(nodecpustats|dominfo .*|dommemstat .*|domtime .*|vcpuinfo .*|cpu-stats .*|domblkstat .*)$/,
    "times follow the node's clock, and every vcpu and disk has figures of its own",
  ],
  [
    /^(nodememstats|node-memory-tune|domcapabilities|guestinfo .*|domjobinfo .*|domdirtyrate-calc .*|net-dhcp-leases .*|net-port-list .*|pool-capabilities|secret-list|nwfilter-list|nwfilter-binding-list|domrename .*)$/,
    "ours answers where C's test driver has nothing",
  ],
  [/^(nodedev-list.*|nodedev-info .*)$/, "C's test driver of 9.0 has not all of it; ours has today's"],
  [/^(domstats( test| --vcpu)?)$/, "ours tells every group"],
  [
    /^(capabilities|pool-dumpxml .*|vol-dumpxml .*)$/,
    "documents of today are laid out otherwise, and know more",
  ],
  [/^(freepages .*)$/, "pages of the first cell are another number"],
  [/^(blkdeviotune .*)$/, "in another order"],
  [/^(perf .*)$/, "only what a driver knows is told"],
  [/^(cpu-models .*)$/, "today's table"],
  [/^((suspend|resume) test)$/, "a repetition changes nothing and is no error"],
  [/^(shutdown test|list --all)$/, "after what differs before"],
];

/** What differs of a node file besides. */
const differsInFile: readonly (readonly [RegExp, string])[] = [
  [/^(nodecpumap)$/, "C's test driver tells the default node's map, whatever the file says"],
  [/^(freecell.*)$/, "C's test driver has no free memory in cells of a file; ours shares it among them"],
  [/^(domstats --state)$/, "in the order of the node, not of a hash"],
];

/** What an invocation prints on stdout, by its place in the list. */
function answersOf(uri: string): Promise<string[]> {
  return new Promise((resolve) => {
    const child = spawn(cVirsh(), ["-c", uri], { env: { ...process.env, LC_ALL: "C", TZ: "UTC" } });
    let out = "";
    child.stdout.on("data", (bytes) => {
      out += bytes;
    });
    child.stderr.resume();
    child.on("close", () => resolve(out.replace(/^virsh # .*\n/gm, "").split(/^MARK \d+\n/m)));
    child.stdin.end(invocations.map((line, i) => `${line}\necho MARK ${i}\n`).join(""));
  });
}

const equalBut = (but: typeof differs) =>
  invocations
    .map((line, i) => [i, line] as const)
    .filter(([, line]) => !but.some(([what]) => what.test(line)));

const nodes = [
  { title: "test:///default", equal: equalBut(differs) },
  { title: "a node file", equal: equalBut([...differs, ...differsInFile]) },
];

const unavailable = libvirtdUnavailable();
if (unavailable !== undefined) console.log(`skipped: C's virsh side by side: ${unavailable}`);

/** A node of its own making, with the names of the other one: two domains of which one is off, other sizes, two volumes. */
const nodeFile = `<node>
  <cpu><model>x86_64</model><mhz>2400</mhz><active>8</active>
    <nodes>1</nodes><sockets>2</sockets><cores>4</cores><threads>1</threads></cpu>
  <memory>16777216</memory>
  <domain type='test'>
    <name>test</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193e</uuid>
    <memory>4194304</memory><currentMemory>2097152</currentMemory><vcpu>4</vcpu><os><type arch='x86_64'>hvm</type></os>
    <devices>
      <disk type='file' device='disk'><source file='/guest/disk'/><target dev='vda' bus='virtio'/></disk>
      <interface type='network'><mac address='52:54:00:00:00:01'/><source network='default'/></interface>
    </devices>
  </domain>
  <domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>
    <name>off</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193d</uuid>
    <memory>65536</memory><vcpu>1</vcpu><os><type>hvm</type></os>
    <test:runstate>5</test:runstate>
  </domain>
  <network><name>default</name><uuid>dd8fe884-6c02-601e-7551-cca97df1c5df</uuid><bridge name='virbr7'/>
    <ip address='192.168.7.1' netmask='255.255.255.0'>
      <dhcp><range start='192.168.7.2' end='192.168.7.254'/></dhcp></ip></network>
  <interface type='ethernet' name='eth1'><start mode='onboot'/><mac address='00:11:22:33:44:55'/></interface>
  <pool type='dir'><name>default-pool</name><uuid>dfe224cb-28fb-8dd0-c4b2-64eb3f0f4566</uuid>
    <target><path>/default-pool</path></target>
    <volume type='file'><name>image</name><capacity unit='GiB'>8</capacity><target><path>/default-pool/image</path></target></volume>
  </pool>
  <device><name>computer</name><capability type='system'>
    <hardware><vendor>Libvirt</vendor><version>Test driver</version><serial>123456</serial>
      <uuid>11111111-2222-3333-4444-555555555555</uuid></hardware>
    <firmware><vendor>Libvirt</vendor><version>Test Driver</version><release_date>01/22/2007</release_date></firmware>
  </capability></device>
</node>
`;

describe.skipIf(unavailable !== undefined).each(nodes)("C's virsh on $title", ({ title, equal }) => {
  let own: Served;
  let theirs: readonly string[];
  let ours: readonly string[];
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "node-file-"));
    const path = join(folder, "node.xml");
    writeFileSync(path, nodeFile);
    const uri = title === "a node file" ? (`test://${path}` as const) : "test:///default";
    own = await served({ uris: [uri] });
    theirs = await answersOf(uri);
    ours = await answersOf(`${uri.replace("test:", "test+unix:")}?socket=${own.socket}`);
    rmSync(folder, { recursive: true });
  });
  afterAll(() => own[Symbol.asyncDispose]());

  test("is served well over a hundred and fifty invocations, and nothing fails within", () => {
    expect(invocations.length).toBeGreaterThan(150);
    expect(ours).toHaveLength(invocations.length + 1);
    expect(theirs).toHaveLength(invocations.length + 1);
    expect(own.logged.filter(({ level }) => level !== "info")).toEqual([]);
  });

  test.each(equal)("%i: %s", (i) => {
    expect(theirs[i]).toBeDefined();
    expect(ours[i]?.trim()).toBe(theirs[i]?.trim());
  });
});
