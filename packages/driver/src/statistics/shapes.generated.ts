// Made from the facts by scripts/generate.mjs; do not edit.

/** A domain's statistics, libvirt's names as a tree: bigint counts bytes, nanoseconds or events of a CPU; what is unknown is kept as `TypedValue`s. C: `VIR_DOMAIN_STATS_*`. */
export interface DomainStats {
  readonly balloon?: {
    readonly available?: number;
    readonly current?: number;
    readonly disk_caches?: number;
    readonly hugetlb_pgalloc?: number;
    readonly hugetlb_pgfail?: number;
    readonly "last-update"?: number;
    readonly major_fault?: number;
    readonly maximum?: number;
    readonly minor_fault?: number;
    readonly rss?: number;
    readonly swap_in?: number;
    readonly swap_out?: number;
    readonly unused?: number;
    readonly usable?: number;
  };
  readonly block?: readonly {
    readonly allocation?: bigint;
    readonly backingIndex?: number;
    readonly capacity?: bigint;
    readonly errors?: number;
    readonly fl?: {
      readonly reqs?: number;
      readonly times?: bigint;
    };
    readonly latency_histogram?: {
      readonly flush?: {
        readonly bin?: readonly {
          readonly start?: bigint;
          readonly value?: number;
        }[];
      };
      readonly read?: {
        readonly bin?: readonly {
          readonly start?: bigint;
          readonly value?: number;
        }[];
      };
      readonly write?: {
        readonly bin?: readonly {
          readonly start?: bigint;
          readonly value?: number;
        }[];
      };
      readonly zone_append?: {
        readonly bin?: readonly {
          readonly start?: bigint;
          readonly value?: number;
        }[];
      };
    };
    readonly limits?: {
      readonly discard_alignment?: number;
      readonly discard_max?: number;
      readonly iov_hw_max?: number;
      readonly iov_max?: number;
      readonly memory_alignment_minimal?: number;
      readonly memory_alignment_optimal?: number;
      readonly request_alignment?: number;
      readonly transfer_hw_max?: number;
      readonly transfer_max?: number;
      readonly transfer_optimal?: number;
      readonly write_zeroes_alignment?: number;
      readonly write_zeroes_max?: number;
    };
    readonly name?: string;
    readonly path?: string;
    readonly physical?: bigint;
    readonly rd?: {
      readonly bytes?: bigint;
      readonly reqs?: number;
      readonly times?: bigint;
    };
    readonly threshold?: bigint;
    readonly timed_group?: readonly {
      readonly flush_latency_avg?: bigint;
      readonly flush_latency_max?: bigint;
      readonly flush_latency_min?: bigint;
      readonly interval?: number;
      readonly rd_latency_avg?: bigint;
      readonly rd_latency_max?: bigint;
      readonly rd_latency_min?: bigint;
      readonly rd_queue_depth_avg?: number;
      readonly wr_latency_avg?: bigint;
      readonly wr_latency_max?: bigint;
      readonly wr_latency_min?: bigint;
      readonly wr_queue_depth_avg?: number;
      readonly zone_append_latency_avg?: bigint;
      readonly zone_append_latency_max?: bigint;
      readonly zone_append_latency_min?: bigint;
      readonly zone_append_queue_depth_avg?: number;
    }[];
    readonly wr?: {
      readonly bytes?: bigint;
      readonly reqs?: number;
      readonly times?: bigint;
    };
  }[];
  readonly cpu?: {
    readonly cache?: {
      readonly monitor?: readonly {
        readonly bank?: readonly {
          readonly bytes?: number;
          readonly id?: number;
        }[];
        readonly name?: string;
        readonly vcpus?: string;
      }[];
    };
    readonly energy?: {
      readonly monitor?: readonly {
        readonly name?: string;
        readonly pkg?: readonly {
          readonly id?: number;
        }[];
        readonly vcpus?: string;
      }[];
    };
    readonly haltpoll?: {
      readonly fail?: {
        readonly time?: bigint;
      };
      readonly success?: {
        readonly time?: bigint;
      };
    };
    readonly system?: bigint;
    readonly time?: bigint;
    readonly user?: bigint;
  };
  readonly dirtyrate?: {
    readonly calc_mode?: string;
    readonly calc_period?: number;
    readonly calc_start_time?: bigint;
    readonly calc_status?: number;
    readonly megabytes_per_second?: bigint;
    readonly vcpu?: {
      readonly [number: number]: {
        readonly megabytes_per_second?: bigint;
      };
    };
  };
  readonly iothread?: readonly {
    readonly "poll-grow"?: number;
    readonly "poll-max-ns"?: bigint;
    readonly "poll-shrink"?: number;
    readonly "poll-weight"?: number;
  }[];
  readonly memory?: {
    readonly bandwidth?: {
      readonly monitor?: readonly {
        readonly name?: string;
        readonly node?: readonly {
          readonly bytes?: {
            readonly local?: bigint;
            readonly total?: bigint;
          };
          readonly id?: number;
        }[];
        readonly vcpus?: string;
      }[];
    };
  };
  readonly net?: readonly {
    readonly name?: string;
    readonly rx?: {
      readonly bytes?: bigint;
      readonly drop?: number;
      readonly errs?: number;
      readonly pkts?: number;
    };
    readonly tx?: {
      readonly bytes?: bigint;
      readonly drop?: number;
      readonly errs?: number;
      readonly pkts?: number;
    };
  }[];
  readonly perf?: {
    readonly alignment_faults?: bigint;
    readonly branch_instructions?: bigint;
    readonly branch_misses?: bigint;
    readonly bus_cycles?: bigint;
    readonly cache_misses?: bigint;
    readonly cache_references?: bigint;
    readonly cmt?: bigint;
    readonly context_switches?: bigint;
    readonly cpu_clock?: bigint;
    readonly cpu_cycles?: bigint;
    readonly cpu_migrations?: bigint;
    readonly emulation_faults?: bigint;
    readonly instructions?: bigint;
    readonly mbml?: bigint;
    readonly mbmt?: bigint;
    readonly page_faults?: bigint;
    readonly page_faults_maj?: bigint;
    readonly page_faults_min?: bigint;
    readonly ref_cpu_cycles?: bigint;
    readonly stalled_cycles_backend?: bigint;
    readonly stalled_cycles_frontend?: bigint;
    readonly task_clock?: bigint;
  };
  readonly state?: {
    readonly reason?: number;
    readonly state?: number;
  };
  readonly vcpu?: {
    readonly current?: number;
    readonly maximum?: number;
    readonly [number: number]: {
      readonly delay?: bigint;
      readonly halted?: boolean;
      readonly state?: number;
      readonly time?: bigint;
      readonly wait?: bigint;
    };
  };
  readonly [unknown: string]: unknown;
}

/** What the guest tells of itself, libvirt's names as a tree: bigint counts bytes, nanoseconds or events of a CPU; what is unknown is kept as `TypedValue`s. C: `VIR_DOMAIN_GUEST_INFO_*`. */
export interface DomainGuestInfo {
  readonly device?: readonly {
    readonly driverDate?: bigint;
    readonly driverName?: string;
    readonly driverVersion?: string;
    readonly idType?: string;
    readonly pciDevice?: number;
    readonly pciVendor?: number;
  }[];
  readonly disk?: readonly {
    readonly alias?: string;
    readonly dependency?: readonly {
      readonly name?: string;
    }[];
    readonly guest_alias?: string;
    readonly guest_bus?: string;
    readonly name?: string;
    readonly partition?: boolean;
    readonly serial?: string;
  }[];
  readonly fs?: readonly {
    readonly disk?: readonly {
      readonly alias?: string;
      readonly device?: string;
      readonly serial?: string;
    }[];
    readonly fstype?: string;
    readonly mountpoint?: string;
    readonly name?: string;
    readonly "total-bytes"?: bigint;
    readonly "used-bytes"?: bigint;
  }[];
  readonly hostname?: string;
  readonly if?: readonly {
    readonly addr?: readonly {
      readonly addr?: string;
      readonly prefix?: number;
      readonly type?: string;
    }[];
    readonly hwaddr?: string;
    readonly name?: string;
  }[];
  readonly load?: {
    readonly "15m"?: number;
    readonly "1m"?: number;
    readonly "5m"?: number;
  };
  readonly os?: {
    readonly id?: string;
    readonly "kernel-release"?: string;
    readonly "kernel-version"?: string;
    readonly machine?: string;
    readonly name?: string;
    readonly "pretty-name"?: string;
    readonly variant?: string;
    readonly "variant-id"?: string;
    readonly version?: string;
    readonly "version-id"?: string;
  };
  readonly timezone?: {
    readonly name?: string;
    readonly offset?: number;
  };
  readonly user?: readonly {
    readonly domain?: string;
    readonly "login-time"?: number;
    readonly name?: string;
  }[];
  readonly [unknown: string]: unknown;
}
