import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { validateDomain } from "@libvirt-ts/xml/validate";
import { describe, expect, test } from "vitest";
import { type ConfigFormat, domainToSexpr, sexprToDomain } from "../src/domain/index.js";
import {
  format,
  isList,
  type Problem,
  parse,
  parseAll,
  type Sexpr,
  SexprError,
  type SexprList,
  SexprReader,
  value,
} from "../src/index.js";
import { formatOf, noCorpus, type Reply, readExchanges } from "./corpus.js";

if (noCorpus !== undefined) console.warn(noCorpus);
const exchanges = noCorpus === undefined ? readExchanges() : [];

interface Recorded {
  readonly reply: Reply;
  readonly format: ConfigFormat;
  readonly tree: SexprList;
}

/** Every `(domain …)` with a name that a reply holds, alone or in a list; replies to other questions use the word too. */
function domains(): Recorded[] {
  return exchanges.flatMap((reply) =>
    parseAll(reply.body)
      .flatMap((tree) => (isList(tree) && isList(tree[0]) ? tree : [tree]))
      .filter(
        (tree): tree is SexprList =>
          isList(tree) && tree[0] === "domain" && value(tree, "memory") !== undefined,
      )
      .map((tree) => ({ reply, format: formatOf[reply.version]!, tree })),
  );
}

/** `/image/linux/kernel=/boot/vmlinuz`: everything that a configuration says, each with its keys. */
function leaves(list: SexprList, path = ""): string[] {
  const [, ...items] = list;
  if (items.length === 0) return [`${path}=`];
  return items.flatMap((item: Sexpr) =>
    isList(item) && typeof item[0] === "string" && !/^\d+$/.test(item[0])
      ? leaves(item, `${path}/${item[0]}`)
      : [`${path}=${isList(item) ? format(item) : item}`],
  );
}

/**
 * What xend adds to what it was given: the state of the running guest, and its defaults. Nothing here was configured,
 * and a configuration without it means the same.
 */
const addedByXend = new RegExp(
  `^(${[
    // The running guest.
    "/(domid|state|status|cpu_time|start_time|up_time|online_vcpus|vcpu_avail|store_mfn|console_mfn|shutdown_reason)=",
    "/(ssidref|memory_dynamic_min|memory_dynamic_max|shadow_memory)=",
    "/device/(vbd|tap|vif|vkbd|vfb|console)/(backend|uuid|devid|driver|protocol|bootable|VDI|location|keymap)=",
    "/image/(linux|hvm)/notes/",
    // Defaults.
    "/(cpu_weight=(256|1\\.0)|cpu_cap=0|localtime=0|(features|description|bootloader|bootloader_args)=)$",
    "/(on_xend_start=ignore|on_xend_stop=ignore|pool_name=Pool-0)$",
    "/cpus=[() ]*$",
    "/image/(linux|hvm)/(superpages|pci|nomigrate|tsc_mode|keymap|hpet|rtc_timeoffset|timer_mode|vpt_align|viridian)=",
    "/image/hvm/xen_platform_pci=",
    "/image/linux/device_model=",
  ].join("|")})`,
);

/** What xend prints in other words than it reads: how the configuration that we send says the same. */
function inOurWords(leaf: string, running: boolean): string {
  return leaf
    .replace(/^(\/uuid=.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5")
    .replace(/^(\/device\/(?:vbd|tap)\/dev=xvd.):disk$/, "$1")
    .replace(/^\/device\/vfb\/vnc=1$/, "/device/vfb/type=vnc")
    .replace(/^\/image\/hvm\/loader=/, "/image/hvm/kernel=")
    .replace(/^\/image\/hvm\/kernel=$/, "/image/hvm/loader=")
    .replace(/\/vncunused=1$/, (same) => (running ? "/vncdisplay=" : same));
}

/** How the leaves begin that warnings speak of. */
/** What a guest without memory is described with: no document can say that it has none. */
const isRaised = (leaf: string) => leaf === "/memory=1" || leaf === "/maxmem=4";

function toldOf(warnings: readonly Problem[]): string[] {
  return warnings.flatMap(({ id, path }) => {
    const key = path
      ?.split("/")
      .at(-1)
      ?.replace(/\[\d+\]$/, "");
    if (id === "domain.memory") return ["/memory=", "/maxmem="];
    if (id === "sexpr.not-kept") return [`/${key}=`];
    if (id === "dialect.bootloader") return ["/image/"];
    return id === "dialect.graphics" ? ["/image/hvm/vncdisplay=", "/image/hvm/vncunused="] : [];
  });
}

/** From 3.1 on, xend repeats the screen in the image of an HVM guest as a device. */
function isRepeatedScreen(leaf: string, hvm: boolean): boolean {
  return hvm && leaf.startsWith("/device/vfb/");
}

/** Leaves of the first list that the second lacks. */
function missing(from: readonly string[], among: readonly string[]): string[] {
  const rest = new Set(among);
  return from.filter((leaf) => !rest.has(leaf));
}

describe.skipIf(noCorpus !== undefined)("what real xends printed", () => {
  test("every body is read, and printed and read again is the same tree", () => {
    expect(exchanges.length).toBeGreaterThan(900);
    for (const { name, body } of exchanges) {
      const trees = parseAll(body);
      expect(parseAll(trees.map((tree) => format(tree)).join("\n")), name).toEqual(trees);
      const reader = new SexprReader();
      const streamed = [
        ...Array.from(body, (byte) => reader.push(Uint8Array.of(byte))).flat(),
        ...reader.end(),
      ];
      expect(streamed, name).toEqual(trees);
    }
  });

  test("every domain becomes XML that our schema accepts and that reads back as the same domain", () => {
    expect(domains().length).toBeGreaterThan(150);
    for (const { reply, format, tree } of domains()) {
      const { domain } = sexprToDomain(tree, format, { source: reply.body });
      const xml = formatDomain(domain, { secure: true });
      expect(validateDomain(xml), reply.name).toEqual([]);
      expect(parseDomain(xml), reply.name).toEqual({ domain, warnings: [] });
    }
  });

  test("every domain becomes a configuration again that lacks only what xend adds", () => {
    for (const { reply, format, tree } of domains()) {
      const { domain, warnings } = sexprToDomain(tree, format);
      if (domain.id === 0) {
        expect(() => domainToSexpr(domain, format)).toThrow(SexprError);
        continue;
      }
      const written = domainToSexpr(domain, format);
      const ours = leaves(parse(written.text) as SexprList).map((leaf) =>
        leaf.replace(/(\/vncdisplay=).*/, "$1"),
      );
      const theirs = leaves(tree)
        .filter((leaf) => !addedByXend.test(leaf) && !isRepeatedScreen(leaf, domain.os?.type.value === "hvm"))
        .map((leaf) => inOurWords(leaf, domain.id !== undefined).replace(/(\/vncdisplay=).*/, "$1"));
      const told = toldOf([...warnings, ...written.warnings]);
      // Lists of numbers for each virtual CPU, where one text for all of them says the same.
      if (ours.some((leaf) => /^\/cpus=[\d,-]+$/.test(leaf))) told.push("/cpus=((");
      const lost = missing(theirs, ours).filter((leaf) => !told.some((start) => leaf.startsWith(start)));
      expect(lost, reply.name).toEqual(lost.filter((leaf) => leaf === "/image/hvm/loader="));
      // Each screen of ours has a keyboard, and the image of an HVM guest its number of virtual CPUs.
      const added = missing(ours, theirs).filter(
        (leaf) =>
          leaf !== "/device/vkbd=" &&
          leaf !== `/image/hvm/vcpus=${domain.vcpu?.value}` &&
          !isRaised(leaf) &&
          !/^\/cpus=[\d,-]+$/.test(leaf),
      );
      expect(added, reply.name).toEqual([]);
    }
  });

  test("every configuration that a xend accepted is one that we would have sent", () => {
    const accepted = exchanges.filter(
      ({ config, headers }) => config !== undefined && /^HTTP\/1.1 201/.test(headers),
    );
    expect(accepted.length).toBeGreaterThan(30);
    for (const { name, version, config } of accepted) {
      const tree = parse(config!) as SexprList;
      const format = formatOf[version]!;
      const { domain, warnings } = sexprToDomain(tree, format);
      const written = domainToSexpr(domain, format);
      const ours = leaves(parse(written.text) as SexprList);
      const told = toldOf([...warnings, ...written.warnings]);
      // A maximum below the memory is raised, as xend does it.
      const theirs = leaves(tree).map((leaf) =>
        leaf.startsWith("/maxmem=")
          ? `/maxmem=${(domain.memory?.value ?? 0) / 1024}`
          : inOurWords(leaf, false),
      );
      const lost = missing(theirs, ours).filter((leaf) => !told.some((start) => leaf.startsWith(start)));
      expect(lost, name).toEqual([]);
      expect(
        missing(ours, theirs).filter(
          (leaf) =>
            leaf !== `/image/hvm/vcpus=${domain.vcpu?.value}` &&
            !isRaised(leaf) &&
            !/^\/cpus=[\d,-]+$/.test(leaf),
        ),
        name,
      ).toEqual([]);
    }
  });
});
