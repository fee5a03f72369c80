import { describe, expect, it } from "vitest";
import { AddressError, acceptsUri, addressesOf, isPrivate } from "./address.js";

describe("acceptsUri", () => {
  it.each([
    undefined,
    "",
    "xen",
    "Xen",
    "xen:///",
    "xen:///system",
    "/run/xend.sock",
    "http://host:8000/",
    "HTTP://host",
  ])("takes %j", (uri) => expect(acceptsUri(uri)).toBe(true));

  it.each(["test:///default", "https://host/", "xen://host/", "xend", "qemu:///system", "./socket"])(
    "leaves %j to others",
    (uri) => expect(acceptsUri(uri)).toBe(false),
  );
});

describe("addressesOf", () => {
  it.each([undefined, "", "xen", "XEN", "xen:///"])(
    "tries the socket, then TCP on this host, for %j",
    (uri) => {
      expect(addressesOf(uri)).toEqual([
        { kind: "unix", path: "/var/lib/xend/xend-socket" },
        { kind: "tcp", origin: "http://localhost:8000", host: "localhost", port: 8000 },
      ]);
    },
  );

  it("takes a path for a socket as it stands", () => {
    expect(addressesOf("/run/a b%20?x#y")).toEqual([{ kind: "unix", path: "/run/a b%20?x#y" }]);
  });

  it.each([
    ["http://dom0", "http://dom0:8000", "dom0"],
    ["http://dom0/", "http://dom0:8000", "dom0"],
    ["HTTP://dom0:80/", "http://dom0:80", "dom0"],
    ["http://[::1]:8001/", "http://[::1]:8001", "::1"],
    ["http://[fe80::1]", "http://[fe80::1]:8000", "fe80::1"],
    ["http://192.0.2.7:8000", "http://192.0.2.7:8000", "192.0.2.7"],
  ])("reads %s", (uri, origin, host) => {
    expect(addressesOf(uri)).toMatchObject([{ kind: "tcp", origin, host }]);
  });

  it.each([
    ["http://", /host/],
    ["http://:8000/", /host/],
    ["http:///path", /host/],
    ["http://dom0:0/", /port/],
    ["http://dom0:65536/", /port/],
    ["http://dom0:80x/", /host/],
    ["http://dom0/xend/", /nothing after/],
    ["http://dom0?x=1", /nothing after/],
    ["http://dom0/#x", /nothing after/],
    ["http://[::1/", /host/],
    ["http://[zz]/", /host/],
    ["http://dom 0/", /host/],
    ["http://dom0\r\nX: y/", /host/],
    ["/run/x\0y", /NUL/],
  ])("refuses %j", (uri, message) => {
    expect(() => addressesOf(uri)).toThrow(AddressError);
    expect(() => addressesOf(uri)).toThrow(message);
  });

  it("refuses credentials without repeating them", () => {
    expect(() => addressesOf("http://root:hunter2@dom0/")).toThrow(/no users/);
    expect(() => addressesOf("http://root:hunter2@dom0/")).not.toThrow(/hunter2/);
  });
});

it("tells which addresses stay on this machine", () => {
  const privately = (uri: string) => addressesOf(uri).map(isPrivate);
  expect(privately("xen")).toEqual([true, true]);
  expect(privately("http://127.0.0.1/")).toEqual([true]);
  expect(privately("http://[::1]/")).toEqual([true]);
  expect(privately("http://dom0/")).toEqual([false]);
  expect(privately("http://127.0.0.1.example.org/")).toEqual([false]);
});
