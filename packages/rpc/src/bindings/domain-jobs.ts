import {
  type DomainJobInfo,
  type DomainJobStats,
  type DomainMigrateBegin,
  type DomainMigrateCookie,
  type DomainMigrateFinish,
  type DomainMigratePrepare,
  jobFields,
  migrateFields,
} from "@libvirt-ts/driver";
import type { RetOf } from "../procedure.js";
import * as p from "../protocol/index.js";
import { type Binding, bind, type Conversion } from "./binding.js";
import { cookie, domainRef, none, number64, params, record, truth } from "./values.js";

const dom = ["dom", domainRef] as const;
const migration = ["params", params(migrateFields)] as const;
const cookieIn = ["cookieIn", cookie] as const;
const cancelled = ["cancelled", truth] as const;

const withCookie = (wire: Uint8Array) => {
  const value = cookie.read(wire);
  return value === undefined ? {} : { cookie: value };
};
const cookieOut: Conversion<{ readonly cookieOut: Uint8Array }, DomainMigrateCookie> = {
  read: (ret) => withCookie(ret.cookieOut),
  write: (value) => ({ cookieOut: cookie.write(value.cookie) }),
};
const begin: Conversion<RetOf<typeof p.domainMigrateBegin3Params>, DomainMigrateBegin> = {
  read: ({ cookieOut: wire, xml }) => ({ ...withCookie(wire), xml }),
  write: ({ cookie: value, xml }) => ({ cookieOut: cookie.write(value), xml }),
};
const prepare: Conversion<RetOf<typeof p.domainMigratePrepare3Params>, DomainMigratePrepare> = {
  read: ({ cookieOut: wire, uriOut }) => ({
    ...withCookie(wire),
    ...(uriOut === undefined ? {} : { uri: uriOut }),
  }),
  write: ({ cookie: value, uri }) => ({ cookieOut: cookie.write(value), uriOut: uri }),
};
const finish: Conversion<RetOf<typeof p.domainMigrateFinish3Params>, DomainMigrateFinish> = {
  read: ({ dom: wire, cookieOut: bytes }) => ({
    ...(wire.name !== "" && { domain: domainRef.read(wire) }),
    ...withCookie(bytes),
  }),
  write: ({ domain, cookie: value }) => ({
    dom: domain
      ? domainRef.write(domain)
      : { name: "", uuid: "00000000-0000-0000-0000-000000000000", id: -1 },
    cookieOut: cookie.write(value),
  }),
};

/** A domain's jobs, backups and migrations. */
export const domainJobBindings: readonly Binding[] = [
  bind("domainGetJobInfo", p.domainGetJobInfo, [dom], {
    whole: record<RetOf<typeof p.domainGetJobInfo>, DomainJobInfo>({
      type: "same",
      timeElapsed: number64,
      timeRemaining: number64,
      dataTotal: "same",
      dataProcessed: "same",
      dataRemaining: "same",
      memTotal: "same",
      memProcessed: "same",
      memRemaining: "same",
      fileTotal: "same",
      fileProcessed: "same",
      fileRemaining: "same",
    }),
  }),
  bind("domainGetJobStats", p.domainGetJobStats, [dom, "flags"], {
    whole: record<RetOf<typeof p.domainGetJobStats>, DomainJobStats>({
      type: "same",
      params: params(jobFields),
    }),
  }),
  bind("domainAbortJob", p.domainAbortJobFlags, [dom, "flags"], none),
  bind("domainAbortJob", p.domainAbortJob, [dom, { absent: 0 }], none, { client: "older" }),
  bind("domainBackupBegin", p.domainBackupBegin, [dom, "backupXml", "checkpointXml", "flags"], none),
  bind("domainBackupGetXMLDesc", p.domainBackupGetXMLDesc, [dom, "flags"], "xml"),

  bind("domainMigrateBegin3Params", p.domainMigrateBegin3Params, [dom, migration, "flags"], { whole: begin }),
  bind("domainMigratePrepare3Params", p.domainMigratePrepare3Params, [migration, cookieIn, "flags"], {
    whole: prepare,
  }),
  bind(
    "domainMigratePerform3Params",
    p.domainMigratePerform3Params,
    [dom, "dconnuri", migration, cookieIn, "flags"],
    { whole: cookieOut },
  ),
  bind(
    "domainMigrateFinish3Params",
    p.domainMigrateFinish3Params,
    [migration, cookieIn, "flags", cancelled],
    { whole: finish },
  ),
  bind(
    "domainMigrateConfirm3Params",
    p.domainMigrateConfirm3Params,
    [dom, migration, cookieIn, "flags", cancelled],
    none,
  ),
  bind("domainMigrateGetMaxDowntime", p.domainMigrateGetMaxDowntime, [dom, "flags"], ["downtime", number64]),
  bind(
    "domainMigrateSetMaxDowntime",
    p.domainMigrateSetMaxDowntime,
    [dom, ["downtime", number64], "flags"],
    none,
  ),
  bind("domainMigrateGetMaxSpeed", p.domainMigrateGetMaxSpeed, [dom, "flags"], ["bandwidth", number64]),
  bind("domainMigrateSetMaxSpeed", p.domainMigrateSetMaxSpeed, [dom, ["bandwidth", number64], "flags"], none),
  bind("domainMigrateGetCompressionCache", p.domainMigrateGetCompressionCache, [dom, "flags"], "cacheSize"),
  bind(
    "domainMigrateSetCompressionCache",
    p.domainMigrateSetCompressionCache,
    [dom, "cacheSize", "flags"],
    none,
  ),
  bind("domainMigrateStartPostCopy", p.domainMigrateStartPostCopy, [dom, "flags"], none),
];
