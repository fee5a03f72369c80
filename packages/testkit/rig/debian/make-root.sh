#!/bin/bash
# A whole Debian as a dom0 has it: udev, bash, Xen with its tools, and libvirt with its libxl driver as the rival. An ext4
# file system that is only ever read, and the suite's hypervisor.
#
#     make-root.sh SUITE INTO     leaves INTO/root.img, INTO/xen.gz and INTO/version (Xen's, like 4.17)
#
# Needs root, debootstrap and mke2fs. Nothing is installed on this machine, and no service is started.
set -euo pipefail
if [ "${1:-}" != --inside ]; then # a namespace of our own: no mount is left behind, and no process
  exec unshare --mount --pid --fork --kill-child "$0" --inside "$@"
fi
suite=$2 into=$3
root=$into/root
finish() {
  umount "$root/proc" 2>/dev/null || true
  rm -rf --one-file-system "$root"
}
trap finish EXIT

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
apt_get() { in_root apt-get -qq -o Acquire::Retries=3 "$@" >&2; }

apt_get update
xen=$(in_root apt-cache search --names-only '^xen-utils-[0-9.]+$' | sed -n 's/^xen-utils-\([0-9.]*\) .*/\1/p' | sort -V | tail -n 1)
apt_get install -y --no-install-recommends "xen-hypervisor-$xen-amd64" "xen-utils-$xen" xen-utils-common xenstore-utils \
  qemu-system-xen seabios ipxe-qemu udev kmod iproute2 procps psmisc busybox-static \
  libvirt-daemon libvirt-daemon-driver-xen libvirt-clients
echo "$xen" >"$into/version"
cp "$root"/boot/xen-"$xen"-amd64.gz "$into/xen.gz"

in_root useradd --create-home --uid 1000 --shell /bin/sh user
rm -f "$root/usr/sbin/policy-rc.d"
rm -rf "$root"/boot/* "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/* "$root"/usr/share/{doc,locale,man}
umount "$root/proc"
size=$(du -sm "$root" | cut -f 1)
mke2fs -q -t ext4 -O ^has_journal -d "$root" -L dom0 "$into/root.img" $((size + size / 3))M
