import { describe, expect, it } from "vitest";
import { isRemoteUri, parseRemoteUri } from "./remote-uri.js";

describe("URIs of daemons", () => {
  it.each([
    ["qemu:///system", "unix", "qemu:///system"],
    ["qemu+unix:///session?socket=/tmp/x", "unix", "qemu:///session"],
    ["test+tcp://127.0.0.1:1234/default", "tcp", "test:///default"],
    ["xen+ssh://root@host/system?socket=/x&foo=1", "ssh", "xen:///system?foo=1"],
    ["qemu://host/system", "tls", "qemu:///system"],
    ["remote+tls://[::1]:5/", "tls", ""],
    ["qemu+SSH://h/system?NAME=lxc%3A%2F%2F%2F", "ssh", "lxc:///"],
  ])("%s", (uri, transport, name) => {
    expect(isRemoteUri(uri)).toBe(true);
    expect(parseRemoteUri(uri)).toMatchObject({ transport, name });
  });

  it("takes host, port, user and parameters apart", () => {
    const uri = parseRemoteUri("qemu+ssh://al%40ice@[2001:db8::1]:2222/system?keyfile=/k%20ey;no_verify=1");
    expect(uri).toMatchObject({ user: "al@ice", host: "2001:db8::1", port: 2222, path: "/system" });
    expect([...uri.params]).toEqual([
      ["keyfile", "/k ey"],
      ["no_verify", "1"],
    ]);
  });

  it("does not take an @ elsewhere for the end of a password", () => {
    const uri = parseRemoteUri("qemu+ssh://bob@[::1]:22/system?keyfile=a:b@c");
    expect(uri).toMatchObject({ user: "bob", host: "::1", port: 22 });
    expect(parseRemoteUri("qemu+tls://h:16514/a@b")).toMatchObject({ host: "h", port: 16_514 });
    expect(parseRemoteUri("qemu+tls://[::1]/a@b")).toMatchObject({ host: "::1", path: "/a@b" });
  });

  it.each([
    "test:///default",
    "xen:///",
    "http://host:8000/",
    undefined,
    "",
    "qemu:///embed?root=/x",
    "/path",
    "Xen",
  ])("%s is none", (uri) => expect(isRemoteUri(uri)).toBe(false));

  it.each([
    ["qemu+unix://host/system", "a unix socket has no host"],
    ["qemu+carrier://host/", "transport 'carrier', expected one of unix, tcp, tls, ssh, ext"],
    ["qemu+libssh2://host/system", "use ssh"],
    ["qemu+ssh:///system", "transport ssh needs a host"],
    ["qemu://system", "qemu:///system is meant"],
    ["qemu+tcp://h:99999/", "port '99999'"],
    ["qemu+tcp://h:x/", "port 'x'"],
    ["qemu+tcp://h/?socket=%zz", "'%zz' is not percent-encoded"],
    ["qemu+ssh://h@i@j/", "expected driver"],
    ["qemu+ssh://bob:secret@h:0/", "bob:\\*\\*\\*@h"],
    ["qemu+ssh://bob:secret@h/system", "no place for a password"],
    ["qemu+ssh://bob:12secret@h/system", "no place for a password"],
    ["qemu+ssh://bob:a/secret@h/system", "bob:\\*\\*\\*@h"],
    ["qemu+ssh://bob:a@secret@h/system", "bob:\\*\\*\\*@h"],
    ["qemu+ssh://bob:a?secret#@h/system", "bob:\\*\\*\\*@h"],
  ])("%s: %s", (uri, message) => {
    expect(() => parseRemoteUri(uri)).toThrow(new RegExp(message));
    expect(() => parseRemoteUri(uri)).not.toThrow(/secret/);
  });
});
