import type { TypedParams } from "../typed-params/typed-params.js";
import type { DomainRef } from "./domain.js";

/** How far a domain's job (migration, save, dump, backup) has come. C: `virDomainJobInfo`. */
export interface DomainJobInfo {
  /** `DomainJobType` */
  readonly type: number;
  /** Milliseconds */
  readonly timeElapsed: number;
  /** Milliseconds; 0 where it cannot be told. */
  readonly timeRemaining: number;
  /** Bytes, as all that follow. */
  readonly dataTotal: bigint;
  readonly dataProcessed: bigint;
  readonly dataRemaining: bigint;
  readonly memTotal: bigint;
  readonly memProcessed: bigint;
  readonly memRemaining: bigint;
  readonly fileTotal: bigint;
  readonly fileProcessed: bigint;
  readonly fileRemaining: bigint;
}

/** All that is known of a domain's job. C: `virDomainGetJobStats`. */
export interface DomainJobStats {
  /** `DomainJobType` */
  readonly type: number;
  /** Fields of `jobFields`. */
  readonly params: TypedParams;
}

/** What the source of a migration hands to its destination. C: `virDomainMigrateBegin3Params`. */
export interface DomainMigrateBegin {
  readonly cookie?: Uint8Array;
  /** The domain's document, for the destination. */
  readonly xml: string;
}

/** What the destination of a migration hands back. C: `virDomainMigratePrepare3Params`. */
export interface DomainMigratePrepare {
  readonly cookie?: Uint8Array;
  /** Where the hypervisor listens. */
  readonly uri?: string;
}

/** A cookie that a step of a migration hands to the next one. */
export interface DomainMigrateCookie {
  readonly cookie?: Uint8Array;
}

/** The guest at the destination, unless the migration was cancelled. C: `virDomainMigrateFinish3Params`. */
export interface DomainMigrateFinish {
  readonly domain?: DomainRef;
  readonly cookie?: Uint8Array;
}
