"""Hears lifecycle events by python-libvirt: says "done" when it is registered, and after each so many (the argument)."""
import sys

import libvirt

libvirt.virEventRegisterDefaultImpl()
conn = libvirt.open(sys.argv[1])
heard = 0


def tell(*_):
    global heard
    heard += 1
    if heard % int(sys.argv[2]) == 0:
        print("done", flush=True)


conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, tell, None)
print("done", flush=True)
while True:
    libvirt.virEventRunDefaultImpl()
