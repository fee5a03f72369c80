import { parseDomain } from "@libvirt-ts/xml/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  commandLineOf,
  completeDomain,
  formatCommandLine,
  type Qemu,
  qemuArgvToDomain,
} from "../src/index.js";
import { meaning, ours, pairs, qemuFor } from "./pairs.js";

const files = {
  monitors: ["/run/monitor.sock"],
  directory: "/var/lib/libvirt/qemu/domain-1-g",
  nvram: "/var/lib/libvirt/qemu/nvram/g_VARS.fd",
};

/** The words of a domain's command line. */
function wordsOf(xml: string, qemu: Qemu): readonly string[] {
  const complete = completeDomain(parseDomain(xml).domain, qemu);
  const { program, args } = commandLineOf(complete, qemu, { files, now: 0 });
  return [program, ...args];
}

const shell = ([program = "", ...args]: readonly string[]): string =>
  formatCommandLine({ program, args, env: {} });

/** What is written and not read: which words are told. */
const unread: Readonly<Record<string, RegExp>> = {
  "040-cpu-numa": /word \d+ '-numa': this option is not read/,
  "041-cpu-numa-shared": /'-numa'/,
  "058-memory-dimm": /'-numa'/,
  "059-memory-nvdimm": /'-numa'/,
  "060-memory-virtio-mem": /'-numa'/,
  "121-disk-dir": /a block node 'vvfat' is not read/,
  "124-disk-iscsi": /a block node 'iscsi' is not read/,
  "125-disk-rbd": /a block node 'rbd' is not read/,
  "127-disk-ssh": /a block node 'ssh' is not read/,
  "128-disk-gluster": /a block node 'gluster' is not read/,
  "129-disk-nfs": /a block node 'nfs' is not read/,
  "130-disk-nvme": /a block node 'nvme' is not read/,
  "131-disk-vhostuser": /a device 'vhost-user-blk-pci' is not read/,
  "168-net-passt": /a network 'stream' is not read/,
  "208-chr-channel-guestfwd": /no device that is read names 'channel0'/,
  "267-fs-virtiofs": /a device 'vhost-user-fs-pci' is not read/,
  "273-hostdev-mdev": /it has no 'host'/,
  "274-redirdev": /a device 'usb-redir' is not read/,
  "275-smartcard": /a device 'ccid-card-emulated' is not read/,
  "278-shmem": /a device 'ivshmem-plain' is not read/,
  "279-iommu-intel": /a device 'intel-iommu' is not read/,
  "333-machine-q35-many": /'-numa'/,
  "340-mix-all-pc": /a device 'ivshmem-plain' is not read/,
  "341-mix-all-q35": /a device 'virtio-crypto-pci' is not read/,
  "342-mix-startable-pc": /a device 'ivshmem-plain' is not read/,
  "343-mix-startable-q35": /a device 'virtio-crypto-pci' is not read/,
};

/** What comes back in other words, and why. */
const otherwise: Readonly<Record<string, string>> = {
  "163-net-model-virtio-net": "'virtio-net' is another name of 'virtio-net-pci'",
  "213-gfx-vnc-password": "the password is not on the command line",
  "318-qemu-commandline": "a device of the user's own words becomes an element",
};

const written = pairs.flatMap((pair) => {
  try {
    return [{ ...pair, words: ours(pair) }];
  } catch {
    return [];
  }
});

describe("a command line that we write", () => {
  it.each(written.filter(({ id }) => !(id in unread || id in otherwise)))(
    "is read as what it was written for: $id",
    (pair) => {
      const { text } = qemuArgvToDomain(shell(pair.words));
      expect(meaning(wordsOf(text, qemuFor(pair)))).toEqual(meaning(pair.words));
    },
  );

  it.each(Object.entries(unread))("is refused with the word that cannot be read: %s", (id, words) => {
    const pair = written.find((it) => it.id === id)!;
    expect(() => qemuArgvToDomain(shell(pair.words))).toThrow(words);
  });

  it.each(Object.keys(otherwise))("comes back in other words where a reason says so: %s", (id) => {
    const pair = written.find((it) => it.id === id)!;
    const { text } = qemuArgvToDomain(shell(pair.words));
    expect(meaning(wordsOf(text, qemuFor(pair)))).not.toEqual(meaning(pair.words));
  });

  it("keeps any name, path and text, whatever a shell or QEMU would see in them", () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
      .filter((it) => !/[\p{Cc}\ufffe\uffff]/u.test(it) && it.trim() === it);
    const qemu = qemuFor(pairs[0]!);
    fc.assert(
      fc.property(
        text,
        text,
        text,
        fc.constantFrom("virtio", "ide", "scsi", "usb"),
        (name, path, cmdline, bus) => {
          const xml = pairs[0]!.xml;
          const domain = parseDomain(xml).domain;
          domain.name = name;
          domain.os = { ...domain.os!, kernel: `/${path}`, cmdline };
          domain.devices = {
            ...domain.devices,
            controller: [{ type: "usb", index: 0, model: "qemu-xhci" }],
            disk: [
              {
                type: "file",
                device: "disk",
                driver: { name: "qemu", type: "qcow2" },
                source: { file: `/${path}` },
                target: { dev: "sda", bus },
              },
            ],
          };
          const complete = completeDomain(domain, qemu);
          const { program, args } = commandLineOf(complete, qemu, { files, now: 0 });
          const back = parseDomain(qemuArgvToDomain(shell([program, ...args])).text).domain;
          expect([back.name, back.os?.kernel, back.os?.cmdline]).toEqual([name, `/${path}`, cmdline]);
          expect(back.devices?.disk?.[0]).toMatchObject({ source: { file: `/${path}` }, target: { bus } });
          const again = commandLineOf(completeDomain(back, qemu), qemu, { files, now: 0 });
          expect(meaning([program, ...again.args])).toEqual(meaning([program, ...args]));
        },
      ),
    );
  });
});

const read = (text: string) => parseDomain(qemuArgvToDomain(text).text).domain;

describe("a command line that somebody wrote", () => {
  it("is a domain with what its board has by itself", () => {
    const text = `# my guest
      qemu-system-x86_64 -enable-kvm -name demo -m 2G -smp 2 \\
        -drive file=/images/demo.qcow2,if=virtio,format=qcow2,cache=none,discard=unmap \\
        -cdrom '/isos/Debian 12.iso' -boot order=dc,menu=on \\
        -nic user,model=virtio-net-pci,hostfwd=tcp:127.0.0.1:2222-:22,hostfwd=udp::5353-:53 \\
        -vnc 127.0.0.1:1 -usb -device usb-tablet -serial mon:stdio
    `;
    const { domain } = { domain: read(text) };
    expect(domain).toMatchObject({
      type: "kvm",
      name: "demo",
      memory: { value: 2 * 1024 * 1024, unit: "KiB" },
      vcpu: { value: 2 },
      os: { boot: [{ dev: "cdrom" }, { dev: "hd" }], bootmenu: { enable: "yes" } },
    });
    expect(domain.devices).toMatchObject({
      disk: [
        {
          source: { file: "/images/demo.qcow2" },
          driver: { type: "qcow2", cache: "none", discard: "unmap" },
          target: { dev: "vda", bus: "virtio" },
        },
        {
          device: "cdrom",
          source: { file: "/isos/Debian 12.iso" },
          target: { dev: "hdc", bus: "ide" },
          readonly: true,
        },
      ],
      interface: [
        {
          type: "user",
          model: { type: "virtio" },
          portForward: [
            { proto: "tcp", address: "127.0.0.1", range: [{ start: 2222, to: 22 }] },
            { proto: "udp", range: [{ start: 5353, to: 53 }] },
          ],
        },
      ],
      graphics: [{ type: "vnc", port: 5901 }],
      video: [{ model: { type: "vga" } }],
      input: [{ type: "tablet", bus: "usb" }],
      serial: [{ type: "pty" }],
    });
  });

  it("ends with its line, behind which there may be comments", () => {
    const text = `qemu-system-x86_64 -name web -m 64\n\n  # one # two\n${"#".repeat(100_000)}\n \t\n#`;
    expect(read(text).name).toBe("web");
  });

  it("is taken by its own words, not by those that every object knows", () => {
    expect(read("qemu-system-constructor -hda /a.constructor")).toMatchObject({
      os: { type: { arch: "constructor" } },
      devices: { disk: [{ driver: { type: "raw" } }] },
    });
  });

  it("may name halves of devices one after the other, and put options in any order", () => {
    const text =
      "qemu-system-aarch64 -device virtio-blk-pci,drive=d0,bootindex=1 -device virtio-net-pci,netdev=n0,mac=52:54:00:12:34:56 " +
      "-M virt -cpu cortex-a57 -netdev bridge,id=n0,br=br0 -drive if=none,id=d0,file=/a.img,format=raw -nodefaults -nographic";
    expect(read(text)).toMatchObject({
      os: { type: { arch: "aarch64", machine: "virt" } },
      cpu: { model: { value: "cortex-a57" } },
      devices: {
        disk: [{ source: { file: "/a.img" }, boot: { order: 1 } }],
        interface: [{ type: "bridge", source: { bridge: "br0" }, mac: { address: "52:54:00:12:34:56" } }],
        serial: [{ type: "pty" }],
      },
    });
  });

  it("has nodes of blocks in one word or in several", () => {
    const text =
      "qemu-system-x86_64 -nodefaults -blockdev driver=qcow2,node-name=a,file.driver=file,file.filename=/a,,b.qcow2," +
      "backing.driver=raw,backing.file.driver=file,backing.file.filename=/base -device virtio-blk-pci,drive=a";
    expect(read(text).devices?.disk).toMatchObject([
      {
        source: { file: "/a,b.qcow2" },
        driver: { type: "qcow2" },
        backingStore: { format: { type: "raw" }, source: { file: "/base" } },
      },
    ]);
  });

  it("is told all that a domain has no word for, each with its place", () => {
    const text =
      "qemu-system-x86_64 -m 64 \\\n  -device nonsense,x=1 \\\n  -vga weird -drive file=rel.img,format=raw";
    try {
      qemuArgvToDomain(text);
      expect.unreachable();
    } catch (error) {
      expect((error as { problems: unknown }).problems).toMatchObject([
        { path: "word 4 'nonsense,x=1'", line: 2, column: 11, message: "a device 'nonsense' is not read" },
        { path: "word 6 'weird'", line: 3, column: 8, message: "'weird' is not read" },
        { line: 3, column: 21, message: expect.stringContaining("'rel.img' is relative") },
      ]);
    }
  });

  it.each([
    ["", "there is no command"],
    ["ls -l", "this is no QEMU"],
    ["qemu-system-x86_64 -m", "its value is missing"],
    ["qemu-system-x86_64 -m $MEM", "begins a variable"],
    ["qemu-system-x86_64 -m 64 | tee", "begins another command"],
    ["qemu-system-x86_64 -m 64 `x`", "begins another command"],
    ["qemu-system-x86_64 -name 'x", "its ' is not closed"],
    // Found by the fuzzer: they were in the domain, of which no document can be made.
    ["qemu-system-x86_64 -name a\u0001", "a character that a document cannot hold"],
    ["qemu-system-x86_64 -name 'a\0'", "a character that a document cannot hold"],
    [`qemu-system-x86_64 -device '{"driver":"a","id":"\\ud800"}'`, "a character that a document cannot hold"],
    ["qemu-system-x86_64 -m 64\nrm -rf /", "another command begins here"],
    [`qemu-system-x86_64 -m 64\n${"#".repeat(100_000)}\n# x\nrm`, "another command begins here"],
    ["qemu-system-x86_64 -smbios type=toString,a=b", "a table of type toString is not read"],
    ["qemu-system-x86_64 -device constructor", "a device 'constructor' is not read"],
    ["qemu-system-x86_64 -vga __proto__", "'__proto__' is not read"],
    ["qemu-system-x86_64 toString", "'toString' is relative"],
    ["qemu-system-x86_64 -m many", "no size of memory"],
    ["qemu-system-x86_64 -cpu ,-svm", "there is no model of a processor before the options"],
    ["qemu-system-x86_64 -uuid ' not one'", "' not one' is no UUID"],
    ["qemu-system-x86_64 -vnc :9007199254740992", "a display is a whole number up to 59635"],
    ["qemu-system-x86_64 -vnc :1,websocket=99999", "a port is a whole number up to 65535"],
    ["qemu-system-x86_64 -vnc :1,websocket=-1", "a port is a whole number up to 65535"],
    ["qemu-system-x86_64 -nic user,hostfwd=tcp::65536-:22", "a port is a whole number up to 65535"],
    ["qemu-system-x86_64 -nic user,net=10.0.2.0/99", "a prefix is a whole number up to 32"],
    ["qemu-system-x86_64 -device usb-host,vendorid=x,productid=1", "'vendorid' is a whole number"],
    ["qemu-system-x86_64 -spice port=99999,disable-ticketing=on", "'port' is a whole number up to 65535"],
    ["qemu-system-x86_64 -nic user,ipv6-prefix=fd00::,ipv6-prefixlen=999", "whole number up to 128"],
    [
      "qemu-system-x86_64 -M q35 -blockdev file,node-name=a,filename=/a -device ide-hd,drive=a,bus=ide.9999999999",
      "a port is a whole number up to 31",
    ],
    ["qemu-system-x86_64 -audiodev none,id=a9007199254740993", "the number of a name"],
    ["qemu-system-x86_64 -object iothread,id=iothread9007199254740993", "a thread is called"],
    ["qemu-system-x86_64 -frobnicate 7", "this option is not read"],
    ["qemu-system-x86_64 -device virtio-blk-pci,drive=x", "nothing before is called 'x'"],
    ["qemu-system-x86_64 -netdev user,id=a", "no device that is read names 'a'"],
    ["qemu-system-x86_64 -drive file=/a,snapshot=on,format=raw", "'snapshot' is not read"],
    ["qemu-system-x86_64 -netdev tap,id=a,fd=3 -device e1000,netdev=a", "a descriptor"],
    [`qemu-system-x86_64 -device '${"[".repeat(100_000).replace(/^/, '{"a":')}'`, "deeper than 64"],
    ["qemu-system-x86_64 -device '{\"driver\":'", "its JSON cannot be read"],
    [
      "qemu-system-x86_64 -blockdev driver=qcow2,node-name=a,file=a -device virtio-blk-pci,drive=a",
      "nothing before is called 'a'",
    ],
  ])("is refused with a reason: %.60s", (text, reason) => {
    expect(() => qemuArgvToDomain(text)).toThrow(reason);
  });

  it("is read or refused, whatever the words are", () => {
    const word = fc.oneof(
      fc.constantFrom(
        "-m",
        "-drive",
        "-device",
        "-netdev",
        "-cpu",
        "-smp",
        "-machine",
        "-vnc",
        "-blockdev",
        "-chardev",
        "-serial",
        "-global",
      ),
      fc.constantFrom(
        "user,id=a",
        "virtio-net-pci,netdev=a",
        "if=virtio,file=/a",
        "host,+x,-y",
        "q35,accel=kvm",
        ":1",
        "{}",
        "pty",
        "a.b=c",
      ),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        try {
          parseDomain(qemuArgvToDomain(`qemu-system-x86_64 ${words.join(" ")}`).text);
        } catch (error) {
          expect((error as { problems?: readonly object[] }).problems?.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
