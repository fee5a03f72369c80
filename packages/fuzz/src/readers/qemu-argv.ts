import { formatDomain, parseDomain } from "@libvirt-ts/xml/domain";
import { ArgvError } from "../../../driver-qemu/src/from-native/problem.js";
import { argvToDomain } from "../../../driver-qemu/src/from-native/read.js";
import { problemsOf, type Reader, same } from "../engine/reader.js";
import { rowsOf } from "./seeds.js";

/** Command lines of QEMU: what is read is a document that reads as the same. */
export const reader: Reader = {
  seeds: [
    ...rowsOf<{ argv?: readonly string[] }>("driver-qemu/facts/pairs.jsonl", 60).flatMap(({ argv }) =>
      argv === undefined
        ? []
        : [
            argv
              .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
              .join(" "),
          ],
    ),
    "LC_ALL=C /usr/bin/qemu-system-x86_64 -name guest=a,debug-threads=on -machine pc,accel=tcg -cpu qemu64,-svm -m 64 -smp 2,sockets=2 -uuid 7f2912ae-8839-56d9-8964-72ce313e806f -hda /x.img -net nic -net user -vnc :0 -serial pty -boot order=cd",
    "kvm -drive file=/a,,b,if=virtio,format=raw -netdev user,id=n -device virtio-net-pci,netdev=n,mac=52:54:00:00:00:01 -display none",
  ],
  fault: problemsOf([ArgvError]),
  read(input) {
    const { domain } = argvToDomain(input.toString());
    const text = formatDomain(domain, { secure: true });
    same(
      "a domain written, and read and written again,",
      formatDomain(parseDomain(text).domain, { secure: true }),
      text,
    );
  },
};
