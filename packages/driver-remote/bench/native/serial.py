"""python-libvirt, as serial.c: lines "WHAT COUNT" or "WHAT COUNT PATH" are done and answered "done"."""
import sys

import libvirt

conn = libvirt.open(sys.argv[1])
storage = libvirt.open(sys.argv[3])


def connect():
    other = libvirt.open(sys.argv[2])
    other.getType()
    other.close()


def download(path):
    stream = storage.newStream(0)
    storage.storageVolLookupByPath(path).download(stream, 0, 0, 0)
    stream.recvAll(lambda stream, data, _: None, None)
    stream.finish()


one = conn.lookupByName("d0")
WORK = {
    "info": lambda: one.info(),
    "list": lambda: conn.listAllDomains(0),
    "stats": lambda: conn.getAllDomainStats(0, 0),
    "xml": lambda: [domain.XMLDesc(0) for domain in conn.listAllDomains(0)],
    "connect": connect,
}
print("done", flush=True)
for line in sys.stdin:
    what, count, *path = line.split()
    for _ in range(int(count)):
        download(path[0]) if what == "download" else WORK[what]()
    print("done", flush=True)
