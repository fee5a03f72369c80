#!/bin/bash
# A whole Debian of a suite, as a folder, with that suite's libvirtd and QEMU in it: another generation of what runs here.
#
#     make-root.sh SUITE INTO     leaves INTO/root and INTO/version (libvirt's, like 12.1.0)
#
# Needs root and debootstrap. Nothing is installed on this machine, and no service is started.
set -euo pipefail
if [ "${1:-}" != --inside ]; then # a namespace of our own: no mount is left behind, and no process
  exec unshare --mount --pid --fork --kill-child "$0" --inside "$@"
fi
suite=$2 into=$3
root=$into/root

mirror=$(
  LC_ALL=C apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' 'Label: Debian' \
    'Component: main' | head -n 1
)
debootstrap --variant=minbase --keyring=/usr/share/keyrings/debian-archive-keyring.gpg "$suite" "$root" "$mirror" >&2
# How this machine reaches the network.
cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
mount -t proc proc "$root/proc"
in_root() { chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
# A mirror may stand still: what it has is signed, and old enough at worst.
apt_get() { in_root apt-get -qq -o Acquire::Retries=3 -o Acquire::Check-Valid-Until=false "$@" >&2; }

apt_get update
apt_get install -y --no-install-recommends libvirt-daemon libvirt-daemon-driver-qemu libvirt-daemon-driver-interface \
  libvirt-daemon-driver-network libvirt-daemon-driver-nodedev libvirt-daemon-driver-nwfilter \
  libvirt-daemon-driver-secret libvirt-daemon-driver-storage libvirt-clients \
  qemu-system-x86 qemu-utils seabios dnsmasq-base netcat-openbsd openssh-server sasl2-bin libsasl2-modules iproute2 nftables iptables procps util-linux mount passwd
in_root dpkg-query -W -f '${Version}' libvirt-daemon | sed 's/-.*//' >"$into/version"
umount "$root/proc"
rm -rf "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/usr/share/{doc,locale,man}
