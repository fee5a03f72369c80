# Runs in dom0: whatever the host keeps of its guests, by name.
/opt/referee/xl list | awk '{ print $1, $2 }'
for path in /local/domain /local/domain/0/backend/console /local/domain/0/backend/vbd /local/domain/0/backend/vif /libxl /vm /tool/libvirt-ts/destroy; do
  echo "$path:" $(xenstore-list $path 2>/dev/null | sort)
done
losetup -a
ls /sys/class/net/xenbr0/brif
ls /var/lib/xen /var/lock /run/lock
