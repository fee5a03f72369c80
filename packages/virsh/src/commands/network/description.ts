import { ErrorNumber } from "@libvirt-ts/core";
import { NetworkMetadataType, NetworkUpdateFlags } from "@libvirt-ts/core/flags";
import type { Context } from "../../cli/context.js";
import { msg } from "../../i18n/message.js";
import { findNetwork } from "../../values/find.js";
import { exclusive, flagsOf } from "../kit/args.js";
import { describeObject, editMetadata, type MetadataOwner } from "../kit/metadata.js";
import type { ArgsOf } from "../table/group-commands.js";

interface Affecting {
  readonly network: string;
  readonly config: boolean;
  readonly live: boolean;
  readonly current: boolean;
}

async function ownerOf(context: Context, args: Affecting): Promise<MetadataOwner> {
  exclusive(args, "current", "live");
  exclusive(args, "current", "config");
  const flags = flagsOf(args, { config: NetworkUpdateFlags.CONFIG, live: NetworkUpdateFlags.LIVE });
  const network = await findNetwork(context, args.network);
  return {
    name: network.name(),
    types: NetworkMetadataType,
    none: ErrorNumber.NO_NETWORK_METADATA,
    read: (type, uri, call) => network.metadata(type, uri, flags, call),
    write: (type, text, key, uri, call) => network.setMetadata(type, text, key, uri, flags, call),
    sentences: {
      noTitle: msg("No title for network: {name}"),
      noDescription: msg("No description for network: {name}"),
      titleUpdated: msg("Network title updated successfully"),
      descriptionUpdated: msg("Network description updated successfully"),
      titleUnchanged: msg("Network title not changed"),
      descriptionUnchanged: msg("Network description not changed"),
      metadataUnchanged: msg("Network metadata not changed"),
      raced: msg("network '{name}' was changed by somebody else meanwhile"),
    },
  };
}

export const netDesc = async (context: Context, args: ArgsOf<"net-desc">): Promise<void> =>
  describeObject(context, await ownerOf(context, args), args);

export const netMetadata = async (context: Context, args: ArgsOf<"net-metadata">): Promise<void> =>
  editMetadata(context, await ownerOf(context, args), args);
