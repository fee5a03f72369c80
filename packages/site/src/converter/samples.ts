import type { FormName } from "./forms.js";

/** Documents to begin with. */
export const samples: readonly { readonly title: string; readonly form: FormName; readonly text: string }[] =
  [
    {
      title: "A KVM guest",
      form: "xml",
      text: `<domain type='kvm'>
  <name>web1</name>
  <memory unit='GiB'>2</memory>
  <vcpu>2</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
    <boot dev='hd'/>
  </os>
  <features>
    <acpi/>
  </features>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2'/>
      <source file='/srv/web1.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='bridge'>
      <mac address='52:54:00:12:34:56'/>
      <source bridge='br0'/>
      <model type='virtio'/>
    </interface>
    <graphics type='vnc' port='-1' autoport='yes' listen='127.0.0.1'/>
  </devices>
</domain>
`,
    },
    {
      title: "A document with mistakes",
      form: "xml",
      text: `<domain type='kvm'>
  <name>web1</name>
  <memroy unit='GiB'>2</memroy>
  <os><type arch='x86_64'>hvm</type></os>
  <devices>
    <disk type='file' device='disc'>
      <source flie='/srv/web1.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`,
    },
    {
      title: "An xl file",
      form: "xen-xl",
      text: `name = "db1"
type = "hvm"
memory = 1024
vcpus = 2
disk = [ 'format=raw, vdev=xvda, access=rw, target=/dev/vg0/db1' ]
vif = [ 'mac=00:16:3e:12:34:56,bridge=xenbr0' ]
vnc = 1
`,
    },
    {
      title: "An xm file",
      form: "xen-xm",
      text: `name = "old1"
kernel = "/boot/vmlinuz-2.6-xen"
memory = 256
vcpus = 1
disk = [ 'phy:/dev/vg0/old1,xvda,w' ]
vif = [ 'mac=00:16:3e:65:43:21, bridge=xenbr0' ]
root = "/dev/xvda ro"
`,
    },
    {
      title: "xend's S-expression",
      form: "xen-sxpr",
      text: `(domain (name old2) (memory 512) (vcpus 2)
  (image (linux (kernel /boot/vmlinuz) (root '/dev/xvda ro')))
  (device (vbd (uname phy:/dev/vg0/old2) (dev xvda:disk) (mode w)))
  (device (vif (mac 00:16:3e:00:00:01) (bridge xenbr0))))
`,
    },
    {
      title: "A QEMU command line",
      form: "qemu-argv",
      text: `qemu-system-x86_64 -name try -machine q35 -m 1G -smp 2 \\
  -drive file=/srv/try.qcow2,format=qcow2,if=virtio \\
  -netdev user,id=net0 -device virtio-net-pci,netdev=net0,mac=52:54:00:11:22:33
`,
    },
  ];
