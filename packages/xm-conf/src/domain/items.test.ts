import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../index.js";
import { type ConfDialect, confToDomain, domainToConf } from "./index.js";

describe("an item that changes keeps what the model has no place for", () => {
  const change = (text: string, from: string, to: string, dialect: ConfDialect = "xl") => {
    const base = parse(`name = "gate"\nmemory = 256\nkernel = "/k"\n${text}\n`);
    const xml = formatDomain(confToDomain(base, dialect).domain, { secure: true });
    expect(xml).toContain(from);
    const { document, warnings } = domainToConf(parseDomain(xml.replaceAll(from, to)).domain, dialect, {
      base,
    });
    expect(warnings).toEqual([]);
    return document.format().split("\n")[3];
  };

  test.each<[string, string, string, string, ConfDialect?]>([
    [
      "vif = [ 'mac=00:16:3e:01:02:03,bridge=lan0,backend=wall,mtu=1400,devid=7' ]",
      "lan0",
      "lan1",
      'vif = [ "mac=00:16:3e:01:02:03,bridge=lan1,backend=wall,mtu=1400,devid=7" ]',
    ],
    [
      "vif = [ 'mac=00:16:3e:01:02:03, bridge=lan0 , rate=10Mb/s@20ms, trusted' ]",
      "lan0",
      "lan1",
      'vif = [ "mac=00:16:3e:01:02:03, bridge=lan1, rate=10Mb/s@20ms, trusted" ]',
    ],
    [
      "vif = [ 'mac=00:16:3e:01:02:03,bridge=lan0,accel=x' ]",
      "00:16:3e:01:02:03",
      "00:16:3e:01:02:04",
      'vif = [ "mac=00:16:3e:01:02:04,bridge=lan0,accel=x" ]',
      "xm-3",
    ],
    [
      "disk = [ 'vdev=xvda,access=rw,backend=stor,discard,script=block-thing,target=/dev/vg/gate' ]",
      "/dev/vg/gate",
      "/dev/vg/gate2",
      'disk = [ "vdev=xvda,access=rw,backend=stor,discard,script=block-thing,target=/dev/vg/gate2" ]',
    ],
    [
      "disk = [ '/dev/vg/gate,raw,xvda,rw,direct-io-safe' ]",
      "/dev/vg/gate",
      "/dev/vg/gate2",
      'disk = [ "format=raw,vdev=xvda,access=rw,direct-io-safe,target=/dev/vg/gate2" ]',
    ],
    [
      "disk = [ 'phy:/dev/vg/gate, xvda, w, stor, more' ]",
      "/dev/vg/gate",
      "/dev/vg/gate2",
      'disk = [ "phy:/dev/vg/gate2, xvda, w, stor, more" ]',
      "xm-3",
    ],
    [
      "disk = [ 'phy:/dev/vg/gate,xvda,w,stor' ]",
      "stor",
      "other",
      'disk = [ "phy:/dev/vg/gate,xvda,w,other" ]',
      "xm-3",
    ],
    [
      "vfb = [ 'type=vnc,vncdisplay=3,opengl=1' ]",
      "5903",
      "5904",
      'vfb = [ "type=vnc,vncdisplay=4,opengl=1" ]',
      "xm-3",
    ],
    [
      "disk = [ 'vdev=xvda,backendtype=qdisk,target=rbd:pool/web:mon_host=a\\\\:6789:id=admin:key=S=' ]",
      "name='a' port='6789'",
      "name='b' port='6790'",
      'disk = [ "vdev=xvda,backendtype=qdisk,target=rbd:pool/web:auth_supported=none:mon_host=b\\\\:6790:id=admin:key=S=" ]',
    ],
    ["vfb = [ 'vnc=1,vncdisplay=3,opengl=1' ]", "5903", "5904", 'vfb = [ "vnc=1,vncdisplay=4,opengl=1" ]'],
  ])("%s: %s becomes %s", (text, from, to, expected, dialect) => {
    expect(change(text, from, to, dialect)).toBe(expected);
  });

  test("a device that goes takes it along, and its neighbours keep theirs", () => {
    const text =
      "vif = [ 'mac=00:16:3e:00:00:01,bridge=a,devid=1', 'mac=00:16:3e:00:00:02,bridge=b,devid=2' ]";
    const card =
      "    <interface type='bridge'>\n      <mac address='00:16:3e:00:00:01'/>\n      <source bridge='a'/>\n    </interface>\n";
    expect(change(text, card, "")).toBe("vif = [ 'mac=00:16:3e:00:00:02,bridge=b,devid=2' ]");
  });

  test("whatever the file says, a change says that change, and the part that the model does not know stays", () => {
    const left = fc.constantFrom("devid=3", "trusted", "rate=1MB/s@50ms", "accel=sfc");
    const cards = fc.array(fc.tuple(fc.integer({ min: 10, max: 99 }), left), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 10, max: 99 }), { minLength: 1, maxLength: 5 }),
        cards,
        fc.nat(),
        (macs, parts, pick) => {
          const items = macs.map(
            (mac, at) => `mac=00:16:3e:00:00:${mac},bridge=br${mac},${parts[at % parts.length]![1]}`,
          );
          const base = parse(
            `name = "x"\nkernel = "/k"\nvif = [ ${items.map((item) => `'${item}'`).join(", ")} ]\n`,
          );
          const { domain } = confToDomain(base, "xl");
          const chosen = pick % macs.length;
          const cards = domain.devices!.interface!.map((each, at) =>
            at === chosen && each.type === "bridge" ? { ...each, source: { bridge: "changed" } } : each,
          );
          const changed = { ...domain, devices: { ...domain.devices, interface: cards } };
          const { document } = domainToConf(changed, "xl", { base });
          expect(document.get("vif")).toEqual(
            items.map((item, at) => (at === chosen ? item.replace(/bridge=\w+/, "bridge=changed") : item)),
          );
        },
      ),
    );
  });
});
