import type { BackingStore, Disk, NetworkDiskSource, SourceHost } from "@libvirt-ts/xml/domain";
import { formatPci } from "../definition/pci.js";
import { unsupported } from "../unsupported.js";
import type { JsonObject } from "./arguments.js";

/** Where the bytes of an image are: what a disk and each image under it say alike. */
type Storage = Disk | BackingStore;

/** The properties of a block node that reads and writes the bytes of an image; undefined for an empty drive. */
export function storageOf(storage: Storage, readOnly: boolean): JsonObject | undefined {
  switch (storage.type) {
    case undefined:
    case "file": {
      const filename = storage.source?.file;
      return filename === undefined ? undefined : { driver: "file", filename };
    }
    case "block": {
      const filename = storage.source?.dev;
      return filename === undefined ? undefined : { driver: "host_device", filename };
    }
    case "dir": {
      const dir = storage.source?.dir;
      if (dir === undefined) return undefined;
      return {
        driver: "vvfat",
        dir,
        floppy: "device" in storage && storage.device === "floppy",
        rw: !readOnly,
      };
    }
    case "nvme":
      if (storage.source === undefined) return undefined;
      return {
        driver: "nvme",
        device: formatPci(storage.source.address),
        namespace: storage.source.namespace,
      };
    case "network":
      return storage.source === undefined ? undefined : networkStorage(storage.source);
    case "volume":
      throw unsupported("disk/source", "a volume was not resolved to a file");
    default:
      throw unsupported("disk", `type '${storage.type}' is not supported`);
  }
}

function networkStorage(source: NetworkDiskSource): JsonObject {
  if ("auth" in source && source.auth !== undefined)
    throw unsupported("disk/source/auth", "images behind a password are not supported");
  switch (source.protocol) {
    case "nbd": {
      const server = inet(source.host?.[0], "10809");
      return { driver: "nbd", server, export: source.name };
    }
    case "iscsi": {
      const { name = "localhost", port = 3260 } = source.host?.[0] ?? {};
      const [target, lun = "0"] = source.name.split("/");
      const initiator = source.initiator?.iqn?.name;
      return {
        driver: "iscsi",
        portal: `${name.includes(":") ? `[${name}]` : name}:${port}`,
        target,
        lun: Number(lun),
        transport: "tcp",
        "initiator-name": initiator,
      };
    }
    case "rbd": {
      const [pool, ...rest] = (source.name ?? "").split("/");
      return {
        driver: "rbd",
        pool,
        image: rest.join("/"),
        snapshot: source.snapshot?.name,
        conf: source.config?.file,
        server: source.host?.map(({ name, port = 0 }) => ({ host: name, port: String(port) })),
      };
    }
    case "ssh": {
      const { name, port = 22 } = source.host?.[0] ?? {};
      return { driver: "ssh", path: source.name, server: { host: name, port: String(port) } };
    }
    case "gluster": {
      const [volume, ...path] = source.name.split("/");
      const servers = (source.host ?? []).map((host) => inet(host, "24007"));
      return { driver: "gluster", volume, path: path.join("/"), server: servers, debug: 4 };
    }
    case "nfs": {
      const id = (given: string | undefined): number | undefined =>
        given === undefined ? undefined : Number(given.replace(/^\+/, ""));
      return {
        driver: "nfs",
        server: { host: source.host?.[0]?.name, type: "inet" },
        path: source.name,
        user: id(source.identity?.user),
        group: id(source.identity?.group),
      };
    }
    case "http":
    case "https":
    case "ftp":
    case "ftps": {
      const { name = "localhost", port } = source.host?.[0] ?? {};
      const query = "query" in source && source.query !== undefined ? `?${source.query}` : "";
      const host = port === undefined ? name : `${name}:${port}`;
      return {
        driver: source.protocol,
        url: `${source.protocol}://${host}/${source.name.replace(/^\//, "")}${query}`,
      };
    }
    default:
      throw unsupported("disk/source", `protocol '${source.protocol}' is not supported`);
  }
}

function inet(host: SourceHost | undefined, port: string): JsonObject {
  if (host?.transport === "unix") return { type: "unix", path: host.socket };
  return { type: "inet", host: host?.name, port: String(host?.port ?? port) };
}
