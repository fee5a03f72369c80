import { ErrorNumber } from "@libvirt-ts/driver";
import { NetworkUpdateCommand, NetworkUpdateFlags, NetworkUpdateSection } from "@libvirt-ts/driver/flags";
import { describe, expect, it } from "vitest";
import { openNode } from "../../test/connection.js";

const { MODIFY, DELETE, ADD_FIRST, ADD_LAST } = NetworkUpdateCommand;
const { IP_DHCP_HOST, DNS_TXT, PORTGROUP, BRIDGE } = NetworkUpdateSection;
const { LIVE, CONFIG } = NetworkUpdateFlags;
const host = (end: number, ip = end) => `<host mac='52:54:00:00:00:0${end}' ip='192.168.122.1${ip}'/>`;

describe("a part of a network's document", () => {
  it("is added at either end, modified and deleted", async () => {
    const node = await openNode();
    const ref = await node.networkLookupByName("default");
    const update = (command: number, section: number, xml: string, flags = 0) =>
      node.networkUpdate(ref, command, section, -1, xml, flags);
    await update(ADD_LAST, IP_DHCP_HOST, host(1));
    await update(ADD_LAST, IP_DHCP_HOST, host(2));
    await update(ADD_FIRST, IP_DHCP_HOST, host(3));
    await update(MODIFY, IP_DHCP_HOST, host(2, 9));
    await update(DELETE, IP_DHCP_HOST, host(1));
    await update(ADD_LAST, DNS_TXT, "<txt name='a' value='b'/>");
    await update(ADD_LAST, PORTGROUP, "<portgroup name='slow'/>", LIVE | CONFIG);
    const live = await node.networkGetXMLDesc(ref, 0);
    const hosts = [...live.matchAll(/<host mac='(\S+)' ip='(\S+)'/g)].map(([, mac, ip]) => [mac, ip]);
    expect(hosts).toEqual([
      ["52:54:00:00:00:03", "192.168.122.13"],
      ["52:54:00:00:00:02", "192.168.122.19"],
    ]);
    expect(live).toContain("<txt name='a' value='b'/>");
    const definition = await node.networkGetXMLDesc(ref, 1);
    expect(definition).toContain("portgroup");
    expect(definition).not.toContain("<host ");
    await node.close();
  });

  const invalid = ErrorNumber.OPERATION_INVALID;
  it.each([
    ["one that is there", ADD_LAST, IP_DHCP_HOST, host(1), invalid],
    ["one that is not there", DELETE, IP_DHCP_HOST, host(2), invalid],
    ["what stands in no list", MODIFY, BRIDGE, "<bridge name='x'/>", ErrorNumber.OPERATION_UNSUPPORTED],
    ["two at once", ADD_LAST, IP_DHCP_HOST, host(2) + host(3), ErrorNumber.XML_ERROR],
    ["what breaks out of its place", ADD_LAST, IP_DHCP_HOST, "</dhcp></ip><ip><dhcp>", ErrorNumber.XML_ERROR],
    ["no XML", ADD_LAST, IP_DHCP_HOST, "<host", ErrorNumber.XML_DETAIL],
    ["an unknown command", 99, IP_DHCP_HOST, host(2), ErrorNumber.INVALID_ARG],
  ])("is not changed by %s", async (_, command, section, xml, code) => {
    const node = await openNode();
    const ref = await node.networkLookupByName("default");
    await node.networkUpdate(ref, ADD_LAST, IP_DHCP_HOST, -1, host(1), 0);
    const before = await node.networkGetXMLDesc(ref, 0);
    await expect(node.networkUpdate(ref, command, section, -1, xml, 0)).rejects.toMatchObject({ code });
    expect(await node.networkGetXMLDesc(ref, 0)).toBe(before);
    await node.close();
  });
});
