import {
  type Driver,
  defineDriver,
  ErrorDomain,
  ErrorLevel,
  ErrorNumber,
  LibvirtError,
} from "@libvirt-ts/driver";
import { describe, expect, it } from "vitest";
import { absent, connect, error, fake } from "../../test/fake-driver.js";
import { createLibvirt } from "../libvirt.js";

describe("opening", () => {
  it("names a URI that nobody accepts", async () => {
    const opening = createLibvirt({ drivers: [] }).open("vmware:///");
    await expect(opening).rejects.toMatchObject({ code: ErrorNumber.NO_SUPPORT, str2: "URI 'vmware:///'" });
  });

  it.each([
    "vmware://bob:secret@h/",
    "vmware://bob:12secret@h/",
    "vmware://bob:a/secret@h/",
    "vmware://bob:a?secret#@h/",
  ])("quotes %s without its password", async (uri) => {
    const info = "vmware://bob:***@h/";
    await expect(createLibvirt({ drivers: [] }).open(uri)).rejects.toMatchObject({ str2: `URI '${info}'` });
    const several = [fake("Xen", {}), fake("XenStore", {})].map(
      (driver): Driver => ({ ...driver, accepts: () => true, open: () => Promise.reject(absent()) }),
    );
    const thrown = await createLibvirt({ drivers: several })
      .open(uri)
      .catch((error) => error);
    expect(thrown).toMatchObject({ code: ErrorNumber.NO_CONNECT });
    expect(thrown.message).toContain(info);
    expect(thrown.message).not.toContain("secret");
  });

  it("quotes a URI with a port and an @ elsewhere as it is", async () => {
    const opening = createLibvirt({ drivers: [] }).open("vmware://bob@h:22/a:b@c");
    await expect(opening).rejects.toMatchObject({ str2: "URI 'vmware://bob@h:22/a:b@c'" });
  });

  it("takes in whoever opens, and reports the others", async () => {
    const warnings: LibvirtError[] = [];
    const libvirt = createLibvirt({
      drivers: [
        fake("Xen", {}),
        fake("XenDaemon", {}, () => Promise.reject(absent())),
        fake("XenStore", {}, () => Promise.reject(error(ErrorNumber.RPC))),
      ],
    });
    libvirt.setErrorFunc((warning) => warnings.push(warning));
    const conn = await libvirt.open("xen:///");
    expect(conn.drivers().map(({ name, state }) => [name, state])).toEqual([
      ["Xen", "open"],
      ["XenDaemon", "absent"],
      ["XenStore", "failed"],
    ]);
    expect(warnings.map(({ level, code }) => [level, code])).toEqual([[ErrorLevel.WARNING, ErrorNumber.RPC]]);
    expect(libvirt.getLastError()).toBeUndefined();
    await conn.close();
  });

  it("tells every reason when nobody opens, and keeps them as causes", async () => {
    const opening = connect(
      fake("XenXM", {}, () => Promise.reject(error(ErrorNumber.OPEN_FAILED))),
      fake("XenStore", {}, () => Promise.reject(error(ErrorNumber.RPC))),
      fake("XenDaemon", {}, () => Promise.reject(absent())),
      fake("Xen", {}, () => Promise.reject(error(ErrorNumber.XEN_CALL))),
    );
    const thrown: LibvirtError = await opening.catch((error) => error);
    expect(thrown).toMatchObject({ code: ErrorNumber.NO_CONNECT });
    expect(thrown.message).toMatch(/: any:\/\/\/: Xen: [^;]+; XenStore: [^;]+$/);
    expect(thrown.str3).toMatch(/^XenStore: [^;]+$/);
    expect((thrown.cause as AggregateError).errors).toHaveLength(4);
  });

  it("tells what it looked for where nothing is there", async () => {
    const missing = (info: string) => () =>
      Promise.reject(
        new LibvirtError({
          code: ErrorNumber.NO_XEN,
          domain: ErrorDomain.XEN,
          info,
          detail: "it is not there",
          cause: Object.assign(new Error(info), { code: "ENOENT" }),
        }),
      );
    const thrown: LibvirtError = await connect(
      fake("XenXM", {}, missing("/etc/xen")),
      fake("XenStore", {}, missing("/run/xenstored/socket")),
      fake("Xen", {}, missing("/dev/xen/privcmd")),
      fake("XenLight", {}, missing("xl")),
    ).catch((error) => error);
    expect(thrown.message).toMatch(/: any:\/\/\/: no \/dev\/xen\/privcmd; no xl, \/run\/xenstored\/socket$/);
    expect(thrown.str3).toBe("no xl, /run/xenstored/socket");
  });

  it("rethrows an only candidate's own error", async () => {
    const opening = connect(fake("Test", {}, () => Promise.reject(error(ErrorNumber.XML_ERROR))));
    await expect(opening).rejects.toMatchObject({ code: ErrorNumber.XML_ERROR });
  });

  it("needs a driver that lists active domains, and closes what it opened for nothing", async () => {
    let closed = 0;
    const files: Driver = {
      ...fake("XenXM", {}),
      open: async () => ({
        listDefinedDomains: async () => [],
        close: async () => {
          closed++;
        },
      }),
    };
    await expect(connect(files)).rejects.toMatchObject({ code: ErrorNumber.NO_CONNECT });
    expect(closed).toBe(1);
  });

  it("closes what had opened when its caller aborts, and opens nothing for one that has", async () => {
    const stop = new AbortController();
    const done: string[] = [];
    const slow: Driver = {
      ...fake("Xen", {}),
      open: async () => {
        done.push("open");
        stop.abort();
        return { listDomains: async () => [], close: async () => void done.push("close") };
      },
    };
    const { open } = createLibvirt({ drivers: [slow, fake("XenStore", {})] });
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(open("xen:///", { signal: stop.signal })).rejects.toMatchObject({
        code: ErrorNumber.OPERATION_ABORTED,
      });
    }
    expect(done).toEqual(["open", "close"]);
    await expect(open(7 as unknown as string)).rejects.toMatchObject({ code: ErrorNumber.INVALID_ARG });
  });

  it("takes one toolstack only", async () => {
    let closed = 0;
    const xl = fake("XenLight", {
      close: async () => {
        closed++;
      },
    });
    const conn = await connect(fake("XenDaemon", {}), xl);
    expect(conn.drivers().map(({ state }) => state)).toEqual(["open", "unneeded"]);
    expect(closed).toBe(1);
    const reversed = await connect(fake("XenXM", {}), xl, fake("XenDaemon", {}));
    expect(reversed.drivers().map(({ state }) => state)).toEqual(["open", "unneeded", "open"]);
  });

  it("names a driver that throws instead of accepting or not", async () => {
    const broken: Driver = {
      ...fake("Broken", {}),
      accepts: () => {
        throw new TypeError("no");
      },
    };
    await expect(connect(broken)).rejects.toMatchObject({
      code: ErrorNumber.INTERNAL_ERROR,
      str2: "driver Broken",
    });
  });

  it("refuses two drivers of one name, and what is no driver", () => {
    const make = (options?: unknown) => () => createLibvirt(options as never);
    expect(make({ drivers: [fake("A", {}), fake("A", {})] })).toThrow("two drivers have the name A");
    expect(make()).toThrow("drivers is an array");
    expect(make({ driver: [] })).toThrow("drivers is an array");
    expect(make({ drivers: [fake("A", {}), {}] })).toThrow("drivers[1]: a driver's name is a word");
    expect(make({ drivers: [null] })).toThrow("drivers[0]: a driver is an object, not null");
    expect(make({ drivers: [{ name: "A", version: 1, accepts: () => true }] })).toThrow(
      "open(request) is missing",
    );
  });

  it("warns of a driver's function that nobody would ever call", async () => {
    class Connection {
      async listDomains() {
        return [];
      }
      async domainReebot() {}
      async domainlookupbyid() {}
      async helper() {}
      async close() {}
    }
    const warnings: string[] = [];
    const library = createLibvirt({
      drivers: [defineDriver({ ...fake("A", {}), open: async () => new Connection() })],
    });
    library.setErrorFunc(({ level, message }) => level === ErrorLevel.WARNING && warnings.push(message));
    await library.open("any:///");
    expect(warnings).toEqual([
      expect.stringContaining("'domainReebot', which is no operation; is 'domainReboot' meant?"),
      expect.stringContaining("'domainlookupbyid', which is no operation; is 'domainLookupByID' meant?"),
    ]);
  });
});
