import { DomainXMLFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { Failure } from "../../cli/failure.js";
import { msg } from "../../i18n/message.js";
import { findDomain } from "../../values/domain.js";
import { domainXML } from "../../values/domain-xml.js";
import { act } from "../kit/act.js";
import { askedImpact, impactOf } from "../kit/args.js";
import { formatParams, givenParams, plainParams } from "../kit/params.js";
import { attributeOf, childAt, childrenNamed, textOf } from "../kit/xml-text.js";
import type { ArgsOf, GroupCommands } from "../table/group-commands.js";

/** The limits that disks and groups of them share. */
const limits = {
  "total-bytes-sec": "total_bytes_sec",
  "read-bytes-sec": "read_bytes_sec",
  "write-bytes-sec": "write_bytes_sec",
  "total-iops-sec": "total_iops_sec",
  "read-iops-sec": "read_iops_sec",
  "write-iops-sec": "write_iops_sec",
  "total-bytes-sec-max": "total_bytes_sec_max",
  "read-bytes-sec-max": "read_bytes_sec_max",
  "write-bytes-sec-max": "write_bytes_sec_max",
  "total-iops-sec-max": "total_iops_sec_max",
  "read-iops-sec-max": "read_iops_sec_max",
  "write-iops-sec-max": "write_iops_sec_max",
  "size-iops-sec": "size_iops_sec",
  "total-bytes-sec-max-length": "total_bytes_sec_max_length",
  "read-bytes-sec-max-length": "read_bytes_sec_max_length",
  "write-bytes-sec-max-length": "write_bytes_sec_max_length",
  "total-iops-sec-max-length": "total_iops_sec_max_length",
  "read-iops-sec-max-length": "read_iops_sec_max_length",
  "write-iops-sec-max-length": "write_iops_sec_max_length",
} as const;

/** Limits are 64 bits wide, whatever a word was read as. */
const wide = (params: Readonly<Record<string, unknown>>): Record<string, bigint | string> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "number" ? BigInt(value) : (value as bigint | string),
    ]),
  );

async function blkdeviotune(context: Context, args: ArgsOf<"blkdeviotune">): Promise<void> {
  const wanted = wide(givenParams(args, { ...limits, "group-name": "group_name" }));
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain, device: args.device };
  if (Object.keys(wanted).length > 0) {
    const flags = impactOf(args);
    await context.attempt(
      msg("Failed to set the limits of disk {device} of domain {domain}"),
      values,
      (call) => domain.setBlockIoTune(args.device, wanted, flags, call),
    );
    return;
  }
  const flags = askedImpact(args);
  const params = plainParams(
    await context.attempt(
      msg("failed to get the limits of disk '{device}' of domain '{domain}'"),
      values,
      (call) => domain.blockIoTune(args.device, flags, call),
    ),
  );
  context.report(params, () => formatParams(params));
}

async function blkiotune(context: Context, args: ArgsOf<"blkiotune">): Promise<void> {
  const wanted = givenParams(args, {
    weight: "weight",
    "device-weights": "device_weight",
    "device-read-iops-sec": "device_read_iops_sec",
    "device-write-iops-sec": "device_write_iops_sec",
    "device-read-bytes-sec": "device_read_bytes_sec",
    "device-write-bytes-sec": "device_write_bytes_sec",
  });
  const domain = await findDomain(context, args.domain);
  const values = { domain: args.domain };
  if (Object.keys(wanted).length > 0) {
    const flags = impactOf(args);
    await context.attempt(
      msg("Failed to set the shares of block devices of domain {domain}"),
      values,
      (call) => domain.setBlkioParameters(wanted, flags, call),
    );
    return;
  }
  const flags = askedImpact(args);
  const params = plainParams(
    await context.attempt(
      msg("failed to get the shares of block devices of domain '{domain}'"),
      values,
      (call) => domain.blkioParameters(flags, call),
    ),
  );
  context.report(params, () => formatParams(params));
}

/** The groups of limits in a domain's description. */
async function groupsOf(
  context: Context,
  args: { readonly domain: string; readonly inactive: boolean },
): Promise<Readonly<Record<string, string>>[]> {
  const domain = await findDomain(context, args.domain);
  const xml = await context.attempt(
    msg("failed to get the XML of domain '{domain}'"),
    { domain: args.domain },
    (call) => domainXML(domain, args.inactive ? DomainXMLFlags.INACTIVE : 0, call),
  );
  return childrenNamed(childAt(xml, "throttlegroups"), "throttlegroup").map((group) =>
    Object.fromEntries(
      (group.children ?? []).flatMap((child) =>
        typeof child === "string" ? [] : [[child.name, textOf(child) ?? attributeOf(child, "value") ?? ""]],
      ),
    ),
  );
}

type DiskLimits =
  | "blkdeviotune"
  | "blkiotune"
  | "domblkthreshold"
  | "domthrottlegroupdel"
  | "domthrottlegroupinfo"
  | "domthrottlegrouplist"
  | "domthrottlegroupset";

export const diskLimitCommands: Pick<GroupCommands<"domain">, DiskLimits> = {
  blkdeviotune,
  blkiotune,
  domblkthreshold: act(
    "domain",
    msg("Failed to set the threshold of {dev} of domain {domain}"),
    (domain, args, call) => domain.setBlockThreshold(args.dev, args.threshold, 0, call),
  ),
  domthrottlegroupdel: act(
    "domain",
    msg("Failed to delete throttle group {group} of domain {domain}"),
    (domain, args, call) => domain.delThrottleGroup(args["group-name"], impactOf(args), call),
    msg("Throttle group deleted successfully"),
  ),
  domthrottlegroupinfo: async (context, args) => {
    const name = args["group-name"];
    const group = (await groupsOf(context, args)).find((one) => one.group_name === name);
    context.report(group ?? null, () => (group === undefined ? "" : formatParams(group)));
  },
  domthrottlegrouplist: async (context, args) => {
    const names = (await groupsOf(context, args)).map(({ group_name: name }) => name ?? "-");
    const table = await context.table(
      ["Name"],
      names.map((name) => [name]),
    );
    context.report(names, () => table);
  },
  domthrottlegroupset: async (context, args) => {
    const wanted = wide(givenParams(args, limits));
    if (Object.keys(wanted).length === 0) throw new Failure(msg("nothing is given to be changed"));
    const flags = impactOf(args);
    const domain = await findDomain(context, args.domain);
    const name = args["group-name"];
    await context.attempt(
      msg("Failed to set throttle group {group} of domain {domain}"),
      { domain: args.domain, group: name },
      (call) => domain.setThrottleGroup(name, wanted, flags, call),
    );
    context.tell(msg("Throttle group set successfully"));
  },
};
