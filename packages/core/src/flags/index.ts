export * from "@libvirt-ts/driver/flags";
