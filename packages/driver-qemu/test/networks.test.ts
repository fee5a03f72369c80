import { once } from "node:events";
import { existsSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { ErrorNumber } from "@libvirt-ts/driver";
import {
  DomainInterfaceAddressesSource,
  NetworkMetadataType,
  NetworkUpdateCommand,
  NetworkUpdateFlags,
  NetworkUpdateSection,
  NetworkXMLFlags,
} from "@libvirt-ts/driver/flags";
import { freePort, isLongRun } from "@libvirt-ts/testkit";
import { parseDevice } from "@libvirt-ts/xml/device";
import type { Interface } from "@libvirt-ts/xml/domain";
import { parseNetwork } from "@libvirt-ts/xml/network";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressesInUse, stacksOf } from "../src/networks/own-addresses.js";
import { passtWords } from "../src/networks/passt.js";
import { planOf } from "../src/networks/plan.js";
import { type Connection, reasonToSkip, TestNode } from "./node.js";

const noPasst = existsSync("/usr/bin/passt") ? undefined : "no passt (Debian: passt)";
if (noPasst !== undefined) console.log(`skipped: cards by passt: ${noPasst}`);

if (!isLongRun)
  console.log(
    "skipped: the addresses of a guest whose firmware is on the network: LIBVIRT_TS_LONG=1 runs it",
  );

const reason = reasonToSkip("networks of QEMU's guests");
const network = (rest: string) => `<network><name>net</name>${rest}</network>`;
const plan = (rest: string) => planOf(parseNetwork(network(rest)).network);

describe("what a network is for QEMU", () => {
  it("is QEMU's own network, with the addresses of the document", () => {
    expect(
      plan(`<forward mode='nat'/><domain name='lab.example'/>
        <ip address='10.1.2.1' netmask='255.255.240.0'><dhcp><range start='10.1.2.9' end='10.1.2.20'/></dhcp></ip>
        <ip family='ipv6' address='2001:db8:0:7::1' prefix='60'/>`),
    ).toEqual({
      type: "user",
      options: {
        restrict: false,
        net: "10.1.0.0/20",
        host: "10.1.2.1",
        dhcpstart: "10.1.2.9",
        "ipv6-host": "2001:db8:0:7::1",
        "ipv6-prefix": "2001:db8:0:0:0:0:0:0",
        "ipv6-prefixlen": 60,
        domainname: "lab.example",
      },
    });
  });

  it("lets guests of an isolated network reach nobody", () => {
    expect(plan("<ip address='10.0.0.1' prefix='24'/>")).toMatchObject({
      options: { restrict: true, net: "10.0.0.0/24", ipv6: false },
    });
  });

  it("is a bridge of the host", () => {
    expect(plan("<forward mode='bridge'/><bridge name='br0'/>")).toEqual({ type: "bridge", bridge: "br0" });
  });

  it("names what it cannot be", () => {
    for (const [rest, element] of [
      ["<forward mode='route'/>", "forward"],
      ["<forward mode='nat' dev='eth0'/>", "forward"],
      ["<forward mode='bridge'/>", "bridge"],
      ["<forward mode='bridge'/><bridge name='br0'/><ip address='10.0.0.1' prefix='24'/>", "ip"],
      ["<bandwidth><inbound average='1'/></bandwidth>", "bandwidth"],
      ["<portgroup name='a'/>", "portgroup"],
      ["<dns><host ip='10.0.0.7'><hostname>a</hostname></host></dns>", "dns/host"],
      ["<ip address='10.0.0.1' netmask='255.0.255.0'/>", "ip"],
      ["<ip address='10.0.0.1' prefix='31'/>", "ip"],
      ["<ip address='10.0.0.1' prefix='24'/><ip address='10.0.1.1' prefix='24'/>", "ip"],
      [
        "<ip address='10.0.0.1' prefix='24'><dhcp><range start='10.0.1.2' end='10.0.1.3'/></dhcp></ip>",
        "ip/dhcp/range",
      ],
    ] as const)
      expect(() => plan(rest), rest).toThrow(`network 'net': ${element}: `);
  });
});

describe("the addresses by which QEMU's own network knows a guest", () => {
  const usernet = [
    "Hub -1 (hostnet0):",
    "  Protocol[State]    FD  Source Address  Port   Dest. Address  Port RecvQ SendQ",
    "  TCP[ESTABLISHED]   12       10.0.2.15 50417        10.0.2.2 33881     0     0",
    "  UDP[235 sec]       13       10.0.2.99 50418        10.0.2.3    53     0     0",
    "  TCP[HOST_FORWARD]  14       127.0.0.1  2222       10.0.2.77    22     0     0",
    "  TCP[ESTABLISHED]   15       127.0.0.1  2222       10.0.2.15    22     0     0",
    "Hub -1 (hostnet1):",
    "  TCP[SYN_SENT]      16      172.16.0.7     9     192.0.2.1    80     0     0",
    "garbage [ ( ] 10.0.2.16",
  ].join("\r\n");
  const cards = [
    "<alias name='net0'/>",
    "<alias name='net1'/><ip family='ipv4' address='172.16.0.0' prefix='16'/>",
  ];
  const devices = {
    interface: cards.map(
      (rest) => parseDevice(`<interface type='user'>${rest}</interface>`).device as Interface,
    ),
  };
  const told = (leased: boolean) =>
    addressesInUse(usernet, stacksOf({ devices }, new Map()), leased).map(({ name, addrs }) => [
      name,
      ...(addrs ?? []).map(({ addr }) => addr),
    ]);

  it("are those of its ends of connections; leased are those that DHCP gives", () => {
    expect(told(false)).toEqual([
      ["net0", "10.0.2.15", "10.0.2.99"],
      ["net1", "172.16.0.7"],
    ]);
    expect(told(true)).toEqual([["net0", "10.0.2.15"]]);
  });
});

describe("what passt is told", () => {
  const words = (rest: string) => {
    const { device } = parseDevice(`<interface type='user'><backend type='passt'/>${rest}</interface>`);
    return passtWords(device as Interface, "/s", 1000).join(" ");
  };

  it("forwards ports, ranges and all but some", () => {
    expect(words("")).toBe("--foreground --quiet --one-off --socket /s --tcp-ports none --udp-ports none");
    expect(
      words(`<ip family='ipv4' address='10.0.0.9' prefix='24'/>
        <portForward proto='tcp' address='127.0.0.1' dev='lo'><range start='2222' to='22'/><range start='80' end='90' to='8080'/>
        <range start='85' exclude='yes'/></portForward><portForward proto='udp'/>`),
    ).toBe(
      "--foreground --quiet --one-off --socket /s --address 10.0.0.9 --netmask 24 --tcp-ports 127.0.0.1%lo/2222:22,80-90:8080-8090,~85 --udp-ports all",
    );
    expect(() => words("<portForward proto='tcp' address='1,2'/>")).toThrow("portForward");
  });
});

describe.skipIf(reason !== undefined)("networks of an embedded node", () => {
  const node = new TestNode();
  let conn: Connection;
  beforeAll(async () => {
    conn = await node.open();
  });
  afterAll(() => node.end());

  const card = (rest = "", name = "default") =>
    `<interface type='network'><mac address='52:54:00:00:00:07'/><source network='${name}'/><model type='virtio'/>${rest}</interface>`;
  const code = (call: Promise<unknown>): Promise<number> =>
    call.then(
      () => 0,
      (error) => error.code as number,
    );
  /** What QEMU says of its own network stack. */
  const usernet = (ref: { uuid: string }) => conn.domainQemuMonitorCommand(ref, "info usernet", 1);
  const listens = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
      const server: Server = createServer();
      server.once("error", () => resolve(true));
      server.listen(port, "127.0.0.1", () => server.close(() => resolve(false)));
    });

  it("has the network 'default' from the start", async () => {
    const ref = await conn.networkLookupByName("default");
    expect([
      await conn.networkIsActive(ref),
      await conn.networkIsPersistent(ref),
      await conn.networkGetAutostart(ref),
    ]).toEqual([true, true, true]);
    expect(await code(conn.networkGetBridgeName(ref))).toBe(ErrorNumber.INTERNAL_ERROR);
  });

  it("connects a card to a network, with ports of the host that lead into the guest", async () => {
    const port = await freePort();
    const forward = `<portForward proto='tcp' address='127.0.0.1'><range start='${port}' to='22'/></portForward>`;
    const ref = await conn.domainCreateXML(node.xml("carded", { devices: card(forward) }), 1);
    try {
      expect(await conn.domainGetXMLDesc(ref, 0)).toContain("<source network='default'/>");
      expect(await usernet(ref)).toMatch(
        new RegExp(`TCP\\[HOST_FORWARD\\] +\\d+ +127\\.0\\.0\\.1 +${port} +192\\.168\\.122\\.2 +22`),
      );
      expect(await listens(port)).toBe(true);
    } finally {
      await conn.domainDestroy(ref, 0);
    }
    expect(await listens(port)).toBe(false);
  });

  it.skipIf(noPasst !== undefined)("connects a card by passt, which ends with its guest", async () => {
    const port = await freePort();
    const passt = `<interface type='user'><mac address='52:54:00:00:00:09'/><backend type='passt'/><model type='virtio'/>
      <portForward proto='tcp' address='127.0.0.1'><range start='${port}' to='22'/></portForward></interface>`;
    const ref = await conn.domainCreateXML(node.xml("passed", { devices: passt }), 1);
    try {
      expect(await conn.domainQemuMonitorCommand(ref, "info network", 1)).toMatch(
        /type=stream,.*unix:.*passt0\.sock/,
      );
      expect(await listens(port)).toBe(true);
      expect(await code(conn.domainAttachDevice(ref, passt.replace(":09", ":0a"), 1))).toBe(
        ErrorNumber.OPERATION_UNSUPPORTED,
      );
    } finally {
      await conn.domainDestroy(ref, 0);
    }
    await expect.poll(() => listens(port)).toBe(false);
  });

  it.skipIf(!isLongRun)("tells by what address a guest is known that nobody has asked", async () => {
    const { LEASE, ARP } = DomainInterfaceAddressesSource;
    // The firmware of its card asks for an address, and gets a file from us that never comes whole.
    const server = createServer((socket) => void socket.on("error", () => {}));
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    const ip = `<ip address='10.8.0.1' prefix='24'><dhcp><range start='10.8.0.40' end='10.8.0.50'/>
      <bootp file='http://10.8.0.1:${port}/never'/></dhcp></ip>`;
    const net = await conn.networkCreateXML(
      `<network><name>leasing</name><forward mode='nat'/>${ip}</network>`,
      0,
    );
    const xml = node
      .xml("leased", { devices: card("<boot order='1'/>", "leasing") })
      .replace(/<boot dev='\w+'\/>/g, "");
    const asked = once(server, "connection");
    const ref = await conn.domainCreateXML(xml, 1);
    try {
      expect(await conn.domainInterfaceAddresses(ref, LEASE, 0)).toEqual([]);
      await conn.domainResume(ref);
      await asked;
      const addrs = [{ type: 0, addr: "10.8.0.40", prefix: 24 }];
      const told = [{ name: "net0", hwaddr: "52:54:00:00:00:07", addrs }];
      expect(await conn.domainInterfaceAddresses(ref, LEASE, 0)).toEqual(told);
      expect(await conn.domainInterfaceAddresses(ref, ARP, 0)).toEqual(told);
    } finally {
      await conn.domainDestroy(ref, 0);
      await conn.networkDestroy(net);
      server.close();
    }
  });

  it("plugs and unplugs such a card, but none on a bridge", async () => {
    const bridged = await conn.networkCreateXML(
      "<network><name>bridged</name><forward mode='bridge'/><bridge name='br0'/></network>",
      0,
    );
    expect(await conn.networkGetBridgeName(bridged)).toBe("br0");
    const ref = await conn.domainCreateXML(node.xml("plugged"), 1);
    try {
      await conn.domainAttachDevice(ref, card(), 1);
      expect(await usernet(ref)).toContain("hostnet");
      expect(await code(conn.domainAttachDevice(ref, card("", "bridged").replace(":07", ":08"), 1))).toBe(
        ErrorNumber.OPERATION_UNSUPPORTED,
      );
      expect(await code(conn.domainAttachDevice(ref, card("", "none").replace(":07", ":08"), 1))).toBe(
        ErrorNumber.NO_NETWORK,
      );
    } finally {
      await conn.domainDestroy(ref, 0);
    }
  });

  it("starts no guest on a network that is off or gone", async () => {
    const net = await conn.networkDefineXML(network("<forward mode='nat'/>"), 0);
    const ref = await conn.domainDefineXML(node.xml("waiting", { devices: card("", "net") }), 0);
    expect(await code(conn.domainCreate(ref, 1))).toBe(ErrorNumber.OPERATION_INVALID);
    await conn.networkCreate(net);
    await conn.domainCreate(ref, 1);
    await conn.domainDestroy(ref, 0);
    await conn.networkUndefine(net);
    expect([await conn.networkIsActive(net), await conn.networkIsPersistent(net)]).toEqual([true, false]);
    await conn.networkDestroy(net);
    expect(await code(conn.domainCreate(ref, 1))).toBe(ErrorNumber.NO_NETWORK);
    await conn.domainUndefine(ref, 0);
  });

  it("is changed in parts as far as QEMU has them, and is told what it is for", async () => {
    const { LIVE, CONFIG } = NetworkUpdateFlags;
    const { ADD_LAST, DELETE } = NetworkUpdateCommand;
    const { IP_DHCP_RANGE, IP_DHCP_HOST, DNS_TXT, BRIDGE } = NetworkUpdateSection;
    const ip =
      "<ip address='10.9.0.1' prefix='24'><dhcp><range start='10.9.0.5' end='10.9.0.9'/></dhcp></ip>";
    const ref = await conn.networkDefineXML(network(`<forward mode='nat'/>${ip}`), 0);
    await conn.networkCreate(ref);
    const range = (last: number) => `<range start='10.9.0.${last}' end='10.9.0.20'/>`;
    const before = await conn.networkGetXMLDesc(ref, 0);
    for (const [command, section, xml, error, says] of [
      [
        ADD_LAST,
        IP_DHCP_HOST,
        "<host mac='52:54:00:00:00:01' ip='10.9.0.7'/>",
        "CONFIG_UNSUPPORTED",
        "ip/dhcp",
      ],
      [ADD_LAST, IP_DHCP_RANGE, range(12), "CONFIG_UNSUPPORTED", "ip/dhcp"],
      [ADD_LAST, DNS_TXT, "<txt name='a' value='b'/>", "CONFIG_UNSUPPORTED", "dns/txt"],
      [DELETE, IP_DHCP_RANGE, range(12), "OPERATION_INVALID", "no such"],
      [ADD_LAST, BRIDGE, "<bridge name='x'/>", "OPERATION_UNSUPPORTED", "by itself"],
      [ADD_LAST, IP_DHCP_RANGE, "<range", "XML_DETAIL", ""],
    ] as const)
      await expect(conn.networkUpdate(ref, command, section, -1, xml, LIVE | CONFIG)).rejects.toMatchObject({
        code: ErrorNumber[error],
        message: expect.stringContaining(says),
      });
    expect(await conn.networkGetXMLDesc(ref, 0)).toBe(before);
    await conn.networkUpdate(
      ref,
      DELETE,
      IP_DHCP_RANGE,
      -1,
      "<range start='10.9.0.5' end='10.9.0.9'/>",
      LIVE | CONFIG,
    );
    await conn.networkUpdate(ref, ADD_LAST, IP_DHCP_RANGE, -1, range(12), LIVE);
    expect(await conn.networkGetXMLDesc(ref, NetworkXMLFlags.INACTIVE)).not.toContain("<range");
    const guest = await conn.domainCreateXML(node.xml("ranged", { devices: card("", "net") }), 1);
    expect(await conn.domainQemuMonitorCommand(guest, "info network", 1)).toContain("net=10.9.0.0");
    await conn.domainDestroy(guest, 0);

    await conn.networkSetMetadata(
      ref,
      NetworkMetadataType.TITLE,
      "a lab",
      undefined,
      undefined,
      LIVE | CONFIG,
    );
    const other = await node.open();
    expect(await other.networkGetMetadata(ref, NetworkMetadataType.TITLE, undefined, CONFIG)).toBe("a lab");
    const { DESCRIPTION } = NetworkMetadataType;
    expect(await code(conn.networkGetMetadata(ref, DESCRIPTION, undefined, 0))).toBe(
      ErrorNumber.NO_NETWORK_METADATA,
    );
    await conn.networkDestroy(ref);
    await conn.networkUndefine(ref);
  });

  it("keeps definition and what runs apart", async () => {
    const ref = await conn.networkDefineXML(network(""), 0);
    await conn.networkCreate(ref);
    await conn.networkDefineXML(network("<title>new</title>"), 0);
    expect(await conn.networkGetXMLDesc(ref, 0)).not.toContain("title");
    expect(await conn.networkGetXMLDesc(ref, NetworkXMLFlags.INACTIVE)).toContain("<title>new</title>");
    await conn.networkDestroy(ref);
    await conn.networkUndefine(ref);
    expect(await code(conn.networkDefineXML(network("<forward mode='open'/>"), 0))).toBe(
      ErrorNumber.CONFIG_UNSUPPORTED,
    );
  });
});
