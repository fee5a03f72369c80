import { ConfError } from "@libvirt-ts/xm-conf";
import { expect, test } from "vitest";
import { documentOf, entryOf, pathUuid } from "./entry.js";

const content = (text: string) => ({ text, encoding: "utf8", stamp: "", uid: 0, gid: 0 }) as const;
const read = (text: string) => entryOf("/etc/xen", "file", content(text));

test("a path's uuid is the name-based one that everybody computes", () => {
  expect(pathUuid("/etc/xen/web1")).toBe("d698daff-e134-59cf-81fd-ac97f337f220");
});

test("names and uuids are the file's own, or those of its path", () => {
  const uuid = "5a17c0de-0000-4000-8000-00000000cafe";
  expect(read(`name = "web1"\nuuid = "${uuid.replaceAll("-", "")}"`)).toMatchObject({
    name: "web1",
    uuid,
    hasUuid: true,
  });
  expect(read("memory = 64")).toMatchObject({
    name: "file",
    uuid: pathUuid("/etc/xen/file"),
    hasUuid: false,
  });
  expect(read('name = "web1"\nuuid = "nonsense"')).toMatchObject({ name: "web1", hasUuid: false });
});

test("a file without any key of a domain is none", () => {
  expect(read("# comment\nautoballoon = 'auto'")).toBeUndefined();
});

test("what is no configuration, or no name, is an error", () => {
  expect(() => read("import os")).toThrow(ConfError);
  expect(() => read("name = 'a/b'")).toThrow(ConfError);
});

test("its document says name and uuid, and is otherwise the file", () => {
  const entry = read("memory = 64 # little\n")!;
  expect(documentOf(entry).format()).toBe(`memory = 64 # little\nname = "file"\nuuid = "${entry.uuid}"\n`);
});
