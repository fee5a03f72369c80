// Made from facts/ by scripts/write-table.mjs; do not edit.

/** What each command is given. */
export interface CommandArgs {
  readonly allocpages: {
    readonly pagesize: number;
    readonly pagecount: number;
    readonly cellno: number | undefined;
    readonly add: boolean;
    readonly all: boolean;
  };
  readonly "attach-device": {
    readonly domain: string;
    readonly file: string;
    readonly persistent: boolean;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly "attach-disk": {
    readonly domain: string;
    readonly source: string;
    readonly target: string;
    readonly targetbus: string | undefined;
    readonly driver: string | undefined;
    readonly subdriver: string | undefined;
    readonly iothread: string | undefined;
    readonly cache: string | undefined;
    readonly io: string | undefined;
    readonly type: string | undefined;
    readonly mode: string | undefined;
    readonly sourcetype: string | undefined;
    readonly serial: string | undefined;
    readonly wwn: string | undefined;
    readonly alias: string | undefined;
    readonly rawio: boolean;
    readonly address: string | undefined;
    readonly multifunction: boolean;
    readonly "print-xml": boolean;
    readonly "source-protocol": string | undefined;
    readonly "source-host-name": string | undefined;
    readonly "source-host-transport": string | undefined;
    readonly "source-host-socket": string | undefined;
    readonly "throttle-groups": string | undefined;
    readonly persistent: boolean;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly "attach-interface": {
    readonly domain: string;
    readonly type: string;
    readonly source: string;
    readonly target: string | undefined;
    readonly mac: string | undefined;
    readonly script: string | undefined;
    readonly model: string | undefined;
    readonly alias: string | undefined;
    readonly inbound: string | undefined;
    readonly outbound: string | undefined;
    readonly persistent: boolean;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly "print-xml": boolean;
    readonly managed: boolean;
    readonly "source-mode": string | undefined;
  };
  readonly autostart: {
    readonly domain: readonly string[];
    readonly disable: boolean;
    readonly once: boolean;
  };
  readonly await: {
    readonly domain: string;
    readonly condition: string;
    readonly timeout: number | undefined;
  };
  readonly "backup-begin": {
    readonly domain: string;
    readonly backupxml: string | undefined;
    readonly checkpointxml: string | undefined;
    readonly "reuse-external": boolean;
    readonly "preserve-domain-on-shutdown": boolean;
  };
  readonly "backup-dumpxml": {
    readonly domain: string;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly blkdeviotune: {
    readonly domain: string;
    readonly device: string;
    readonly "group-name": string | undefined;
    readonly "total-bytes-sec": bigint | undefined;
    readonly "read-bytes-sec": bigint | undefined;
    readonly "write-bytes-sec": bigint | undefined;
    readonly "total-iops-sec": bigint | undefined;
    readonly "read-iops-sec": bigint | undefined;
    readonly "write-iops-sec": bigint | undefined;
    readonly "total-bytes-sec-max": bigint | undefined;
    readonly "read-bytes-sec-max": bigint | undefined;
    readonly "write-bytes-sec-max": bigint | undefined;
    readonly "total-iops-sec-max": bigint | undefined;
    readonly "read-iops-sec-max": bigint | undefined;
    readonly "write-iops-sec-max": bigint | undefined;
    readonly "size-iops-sec": bigint | undefined;
    readonly "total-bytes-sec-max-length": number | undefined;
    readonly "read-bytes-sec-max-length": number | undefined;
    readonly "write-bytes-sec-max-length": number | undefined;
    readonly "total-iops-sec-max-length": number | undefined;
    readonly "read-iops-sec-max-length": number | undefined;
    readonly "write-iops-sec-max-length": number | undefined;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly json: boolean;
  };
  readonly blkiotune: {
    readonly domain: string;
    readonly weight: number | undefined;
    readonly "device-weights": string | undefined;
    readonly "device-read-iops-sec": string | undefined;
    readonly "device-write-iops-sec": string | undefined;
    readonly "device-read-bytes-sec": string | undefined;
    readonly "device-write-bytes-sec": string | undefined;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly json: boolean;
  };
  readonly blockcommit: {
    readonly domain: string;
    readonly path: string;
    readonly bandwidth: bigint | undefined;
    readonly base: string | undefined;
    readonly shallow: boolean;
    readonly top: string | undefined;
    readonly active: boolean;
    readonly delete: boolean;
    readonly wait: boolean;
    readonly verbose: boolean;
    readonly timeout: number | undefined;
    readonly pivot: boolean;
    readonly "keep-overlay": boolean;
    readonly async: boolean;
    readonly "keep-relative": boolean;
    readonly bytes: boolean;
  };
  readonly blockcopy: {
    readonly domain: string;
    readonly path: string;
    readonly dest: string | undefined;
    readonly bandwidth: bigint | undefined;
    readonly shallow: boolean;
    readonly "reuse-external": boolean;
    readonly blockdev: boolean;
    readonly wait: boolean;
    readonly verbose: boolean;
    readonly timeout: number | undefined;
    readonly pivot: boolean;
    readonly finish: boolean;
    readonly async: boolean;
    readonly xml: string | undefined;
    readonly format: string | undefined;
    readonly granularity: bigint | undefined;
    readonly "buf-size": bigint | undefined;
    readonly bytes: boolean;
    readonly "transient-job": boolean;
    readonly "synchronous-writes": boolean;
    readonly "print-xml": boolean;
    readonly "dest-is-zero": boolean;
  };
  readonly blockjob: {
    readonly domain: string;
    readonly path: string;
    readonly abort: boolean;
    readonly async: boolean;
    readonly pivot: boolean;
    readonly info: boolean;
    readonly bytes: boolean;
    readonly raw: boolean;
    readonly bandwidth: bigint | undefined;
    readonly json: boolean;
  };
  readonly blockpull: {
    readonly domain: string;
    readonly path: string;
    readonly bandwidth: bigint | undefined;
    readonly base: string | undefined;
    readonly wait: boolean;
    readonly verbose: boolean;
    readonly timeout: number | undefined;
    readonly async: boolean;
    readonly "keep-relative": boolean;
    readonly bytes: boolean;
  };
  readonly blockresize: {
    readonly domain: string;
    readonly path: string;
    readonly size: bigint | undefined;
    readonly capacity: boolean;
    readonly extend: boolean;
  };
  readonly capabilities: {
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly cd: {
    readonly dir: string | undefined;
  };
  readonly "change-media": {
    readonly domain: string;
    readonly path: string;
    readonly source: string | undefined;
    readonly eject: boolean;
    readonly insert: boolean;
    readonly update: boolean;
    readonly current: boolean;
    readonly live: boolean;
    readonly config: boolean;
    readonly force: boolean;
    readonly "print-xml": boolean;
    readonly block: boolean;
  };
  readonly "checkpoint-create": {
    readonly domain: string;
    readonly xmlfile: string | undefined;
    readonly redefine: boolean;
    readonly "redefine-validate": boolean;
    readonly quiesce: boolean;
  };
  readonly "checkpoint-create-as": {
    readonly domain: string;
    readonly name: string | undefined;
    readonly description: string | undefined;
    readonly "print-xml": boolean;
    readonly quiesce: boolean;
    readonly diskspec: readonly string[];
  };
  readonly "checkpoint-delete": {
    readonly domain: string;
    readonly checkpointname: string;
    readonly children: boolean;
    readonly "children-only": boolean;
    readonly metadata: boolean;
  };
  readonly "checkpoint-dumpxml": {
    readonly domain: string;
    readonly checkpointname: string;
    readonly "security-info": boolean;
    readonly "no-domain": boolean;
    readonly size: boolean;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "checkpoint-edit": {
    readonly domain: string;
    readonly checkpointname: string;
  };
  readonly "checkpoint-info": {
    readonly domain: string;
    readonly checkpointname: string;
    readonly json: boolean;
  };
  readonly "checkpoint-list": {
    readonly domain: string;
    readonly parent: boolean;
    readonly roots: boolean;
    readonly leaves: boolean;
    readonly "no-leaves": boolean;
    readonly tree: boolean;
    readonly from: string | undefined;
    readonly descendants: boolean;
    readonly name: boolean;
    readonly topological: boolean;
    readonly json: boolean;
  };
  readonly "checkpoint-parent": {
    readonly domain: string;
    readonly checkpointname: string;
    readonly json: boolean;
  };
  readonly complete: {
    readonly string: readonly string[];
  };
  readonly connect: {
    readonly name: string | undefined;
    readonly readonly: boolean;
  };
  readonly console: {
    readonly domain: string;
    readonly devname: string | undefined;
    readonly force: boolean;
    readonly resume: boolean;
    readonly safe: boolean;
  };
  readonly "cpu-baseline": {
    readonly file: string;
    readonly features: boolean;
    readonly migratable: boolean;
    readonly json: boolean;
  };
  readonly "cpu-compare": {
    readonly file: string;
    readonly error: boolean;
    readonly validate: boolean;
    readonly json: boolean;
  };
  readonly "cpu-models": {
    readonly arch: string;
    readonly json: boolean;
  };
  readonly "cpu-stats": {
    readonly domain: string;
    readonly total: boolean;
    readonly start: number | undefined;
    readonly count: number | undefined;
    readonly json: boolean;
  };
  readonly create: {
    readonly file: string;
    readonly console: boolean;
    readonly paused: boolean;
    readonly autodestroy: boolean;
    readonly "pass-fds": string | undefined;
    readonly validate: boolean;
    readonly "reset-nvram": boolean;
  };
  readonly define: {
    readonly file: string;
    readonly validate: boolean;
  };
  readonly desc: {
    readonly domain: string;
    readonly live: boolean;
    readonly config: boolean;
    readonly current: boolean;
    readonly title: boolean;
    readonly edit: boolean;
    readonly "new-desc": readonly string[];
    readonly json: boolean;
  };
  readonly destroy: {
    readonly domain: readonly string[];
    readonly graceful: boolean;
    readonly "remove-logs": boolean;
  };
  readonly "detach-device": {
    readonly domain: string;
    readonly file: string;
    readonly persistent: boolean;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly "detach-device-alias": {
    readonly domain: string;
    readonly alias: string;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly "detach-disk": {
    readonly domain: string;
    readonly target: string;
    readonly persistent: boolean;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly "print-xml": boolean;
  };
  readonly "detach-interface": {
    readonly domain: string;
    readonly type: string | undefined;
    readonly mac: string | undefined;
    readonly persistent: boolean;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly "print-xml": boolean;
  };
  readonly "dom-fd-associate": {
    readonly domain: string;
    readonly name: string;
    readonly "pass-fds": string;
    readonly "seclabel-writable": boolean;
    readonly "seclabel-restore": boolean;
  };
  readonly domblkerror: {
    readonly domain: string;
    readonly json: boolean;
  };
  readonly domblkinfo: {
    readonly domain: string;
    readonly device: string | undefined;
    readonly human: boolean;
    readonly all: boolean;
    readonly json: boolean;
  };
  readonly domblklist: {
    readonly domain: string;
    readonly inactive: boolean;
    readonly details: boolean;
    readonly json: boolean;
  };
  readonly domblkstat: {
    readonly domain: string;
    readonly device: string | undefined;
    readonly human: boolean;
    readonly json: boolean;
  };
  readonly domblkthreshold: {
    readonly domain: string;
    readonly dev: string;
    readonly threshold: bigint;
  };
  readonly domcapabilities: {
    readonly virttype: string | undefined;
    readonly emulatorbin: string | undefined;
    readonly arch: string | undefined;
    readonly machine: string | undefined;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly "disable-deprecated-features": boolean;
    readonly "expand-cpu-features": boolean;
    readonly "supported-cpu-features": boolean;
    readonly json: boolean;
  };
  readonly domcontrol: {
    readonly domain: string;
    readonly json: boolean;
  };
  readonly "domdirtyrate-calc": {
    readonly domain: string;
    readonly seconds: number | undefined;
    readonly mode: string | undefined;
  };
  readonly domdisplay: {
    readonly domain: string;
    readonly "include-password": boolean;
    readonly type: string | undefined;
    readonly all: boolean;
    readonly json: boolean;
  };
  readonly "domdisplay-reload": {
    readonly domain: string;
    readonly type: string | undefined;
  };
  readonly domfsfreeze: {
    readonly domain: string;
    readonly mountpoint: readonly string[];
  };
  readonly domfsinfo: {
    readonly domain: string;
    readonly json: boolean;
  };
  readonly domfsthaw: {
    readonly domain: string;
    readonly mountpoint: readonly string[];
  };
  readonly domfstrim: {
    readonly domain: string;
    readonly minimum: bigint | undefined;
    readonly mountpoint: string | undefined;
  };
  readonly domhostname: {
    readonly domain: string;
    readonly source: string | undefined;
    readonly json: boolean;
  };
  readonly domid: {
    readonly domain: readonly string[];
    readonly json: boolean;
  };
  readonly "domif-getlink": {
    readonly domain: string;
    readonly interface: string;
    readonly config: boolean;
    readonly json: boolean;
  };
  readonly "domif-setlink": {
    readonly domain: string;
    readonly interface: string;
    readonly state: string;
    readonly config: boolean;
    readonly "print-xml": boolean;
  };
  readonly domifaddr: {
    readonly domain: string;
    readonly interface: string | undefined;
    readonly full: boolean;
    readonly source: string | undefined;
    readonly json: boolean;
  };
  readonly domifannounce: {
    readonly domain: string;
    readonly interface: string | undefined;
    readonly initial: number | undefined;
    readonly max: number | undefined;
    readonly rounds: number | undefined;
    readonly step: number | undefined;
  };
  readonly domiflist: {
    readonly domain: string;
    readonly inactive: boolean;
    readonly json: boolean;
  };
  readonly domifstat: {
    readonly domain: string;
    readonly interface: string;
    readonly json: boolean;
  };
  readonly domiftune: {
    readonly domain: string;
    readonly interface: string;
    readonly inbound: string | undefined;
    readonly outbound: string | undefined;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly json: boolean;
  };
  readonly dominfo: {
    readonly domain: readonly string[];
    readonly json: boolean;
  };
  readonly domjobabort: {
    readonly domain: string;
    readonly postcopy: boolean;
  };
  readonly domjobinfo: {
    readonly domain: string;
    readonly completed: boolean;
    readonly "keep-completed": boolean;
    readonly anystats: boolean;
    readonly rawstats: boolean;
    readonly json: boolean;
  };
  readonly domlaunchsecinfo: {
    readonly domain: string;
    readonly json: boolean;
  };
  readonly dommemstat: {
    readonly domain: string;
    readonly period: number | undefined;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly json: boolean;
  };
  readonly domname: {
    readonly domain: readonly string[];
    readonly json: boolean;
  };
  readonly dompmsuspend: {
    readonly domain: string;
    readonly target: string;
    readonly duration: number | undefined;
  };
  readonly dompmwakeup: {
    readonly domain: string;
  };
  readonly domrename: {
    readonly domain: string;
    readonly "new-name": string;
  };
  readonly domsetlaunchsecstate: {
    readonly domain: string;
    readonly secrethdr: string | undefined;
    readonly secret: string | undefined;
    readonly "set-address": bigint | undefined;
  };
  readonly domstate: {
    readonly domain: readonly string[];
    readonly reason: boolean;
    readonly json: boolean;
  };
  readonly domstats: {
    readonly state: boolean;
    readonly "cpu-total": boolean;
    readonly balloon: boolean;
    readonly vcpu: boolean;
    readonly interface: boolean;
    readonly block: boolean;
    readonly perf: boolean;
    readonly iothread: boolean;
    readonly memory: boolean;
    readonly dirtyrate: boolean;
    readonly vm: boolean;
    readonly "list-active": boolean;
    readonly "list-inactive": boolean;
    readonly "list-persistent": boolean;
    readonly "list-transient": boolean;
    readonly "list-running": boolean;
    readonly "list-paused": boolean;
    readonly "list-shutoff": boolean;
    readonly "list-other": boolean;
    readonly raw: boolean;
    readonly enforce: boolean;
    readonly backing: boolean;
    readonly nowait: boolean;
    readonly domain: readonly string[];
    readonly json: boolean;
  };
  readonly domthrottlegroupdel: {
    readonly domain: string;
    readonly "group-name": string;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly domthrottlegroupinfo: {
    readonly domain: string;
    readonly "group-name": string;
    readonly inactive: boolean;
    readonly json: boolean;
  };
  readonly domthrottlegrouplist: {
    readonly domain: string;
    readonly inactive: boolean;
    readonly json: boolean;
  };
  readonly domthrottlegroupset: {
    readonly domain: string;
    readonly "group-name": string;
    readonly "total-bytes-sec": bigint | undefined;
    readonly "read-bytes-sec": bigint | undefined;
    readonly "write-bytes-sec": bigint | undefined;
    readonly "total-iops-sec": bigint | undefined;
    readonly "read-iops-sec": bigint | undefined;
    readonly "write-iops-sec": bigint | undefined;
    readonly "total-bytes-sec-max": bigint | undefined;
    readonly "read-bytes-sec-max": bigint | undefined;
    readonly "write-bytes-sec-max": bigint | undefined;
    readonly "total-iops-sec-max": bigint | undefined;
    readonly "read-iops-sec-max": bigint | undefined;
    readonly "write-iops-sec-max": bigint | undefined;
    readonly "size-iops-sec": bigint | undefined;
    readonly "total-bytes-sec-max-length": number | undefined;
    readonly "read-bytes-sec-max-length": number | undefined;
    readonly "write-bytes-sec-max-length": number | undefined;
    readonly "total-iops-sec-max-length": number | undefined;
    readonly "read-iops-sec-max-length": number | undefined;
    readonly "write-iops-sec-max-length": number | undefined;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly domtime: {
    readonly domain: string;
    readonly now: boolean;
    readonly pretty: boolean;
    readonly sync: boolean;
    readonly time: number | undefined;
    readonly json: boolean;
  };
  readonly domuuid: {
    readonly domain: readonly string[];
    readonly json: boolean;
  };
  readonly "domxml-from-json": {
    readonly model: string;
    readonly json: boolean;
  };
  readonly "domxml-from-native": {
    readonly format: string;
    readonly config: string;
    readonly json: boolean;
  };
  readonly "domxml-to-json": {
    readonly xml: string;
    readonly json: boolean;
  };
  readonly "domxml-to-native": {
    readonly format: string;
    readonly domain: string | undefined;
    readonly xml: string | undefined;
    readonly json: boolean;
  };
  readonly "domxml-validate": {
    readonly xml: readonly string[];
    readonly schema: string | undefined;
    readonly json: boolean;
  };
  readonly dump: {
    readonly domain: string;
    readonly file: string;
    readonly live: boolean;
    readonly crash: boolean;
    readonly "bypass-cache": boolean;
    readonly reset: boolean;
    readonly verbose: boolean;
    readonly "memory-only": boolean;
    readonly format: string | undefined;
  };
  readonly dumpxml: {
    readonly domain: string;
    readonly inactive: boolean;
    readonly "security-info": boolean;
    readonly "update-cpu": boolean;
    readonly migratable: boolean;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly echo: {
    readonly shell: boolean;
    readonly xml: boolean;
    readonly split: boolean;
    readonly err: boolean;
    readonly prefix: string | undefined;
    readonly string: readonly string[];
    readonly hi: boolean;
    readonly str: string | undefined;
    readonly json: boolean;
  };
  readonly edit: {
    readonly domain: string;
    readonly "skip-validate": boolean;
  };
  readonly emulatorpin: {
    readonly domain: string;
    readonly cpulist: string | undefined;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly json: boolean;
  };
  readonly event: {
    readonly domain: string | undefined;
    readonly event: string | undefined;
    readonly all: boolean;
    readonly loop: boolean;
    readonly timeout: number | undefined;
    readonly list: boolean;
    readonly timestamp: boolean;
    readonly json: boolean;
  };
  readonly exit: {
  };
  readonly "find-storage-pool-sources": {
    readonly type: string;
    readonly "srcSpec": string | undefined;
    readonly json: boolean;
  };
  readonly "find-storage-pool-sources-as": {
    readonly type: string;
    readonly host: string | undefined;
    readonly port: string | undefined;
    readonly initiator: string | undefined;
    readonly json: boolean;
  };
  readonly freecell: {
    readonly cellno: number | undefined;
    readonly all: boolean;
    readonly json: boolean;
  };
  readonly freepages: {
    readonly cellno: number | undefined;
    readonly pagesize: number | undefined;
    readonly all: boolean;
    readonly json: boolean;
  };
  readonly "get-user-sshkeys": {
    readonly domain: string;
    readonly user: string;
    readonly json: boolean;
  };
  readonly "guest-agent-timeout": {
    readonly domain: string;
    readonly timeout: number | undefined;
  };
  readonly guestinfo: {
    readonly domain: string;
    readonly user: boolean;
    readonly os: boolean;
    readonly timezone: boolean;
    readonly hostname: boolean;
    readonly filesystem: boolean;
    readonly disk: boolean;
    readonly interface: boolean;
    readonly load: boolean;
    readonly devices: boolean;
    readonly json: boolean;
  };
  readonly guestvcpus: {
    readonly domain: string;
    readonly cpulist: string | undefined;
    readonly enable: boolean;
    readonly disable: boolean;
    readonly json: boolean;
  };
  readonly help: {
    readonly command: string | undefined;
  };
  readonly hostname: {
    readonly json: boolean;
  };
  readonly "hypervisor-cpu-baseline": {
    readonly file: string | undefined;
    readonly virttype: string | undefined;
    readonly emulator: string | undefined;
    readonly arch: string | undefined;
    readonly machine: string | undefined;
    readonly features: boolean;
    readonly migratable: boolean;
    readonly "ignore-host": boolean;
    readonly model: string | undefined;
    readonly json: boolean;
  };
  readonly "hypervisor-cpu-compare": {
    readonly file: string;
    readonly virttype: string | undefined;
    readonly emulator: string | undefined;
    readonly arch: string | undefined;
    readonly machine: string | undefined;
    readonly error: boolean;
    readonly validate: boolean;
    readonly json: boolean;
  };
  readonly "hypervisor-cpu-models": {
    readonly virttype: string | undefined;
    readonly emulator: string | undefined;
    readonly arch: string | undefined;
    readonly machine: string | undefined;
    readonly all: boolean;
    readonly json: boolean;
  };
  readonly "iface-begin": {
  };
  readonly "iface-bridge": {
    readonly interface: string;
    readonly bridge: string;
    readonly "no-stp": boolean;
    readonly delay: number | undefined;
    readonly "no-start": boolean;
  };
  readonly "iface-commit": {
  };
  readonly "iface-define": {
    readonly file: string;
    readonly validate: boolean;
  };
  readonly "iface-destroy": {
    readonly interface: string;
  };
  readonly "iface-dumpxml": {
    readonly interface: string;
    readonly inactive: boolean;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "iface-edit": {
    readonly interface: string;
  };
  readonly "iface-list": {
    readonly inactive: boolean;
    readonly all: boolean;
    readonly json: boolean;
  };
  readonly "iface-mac": {
    readonly interface: string;
    readonly json: boolean;
  };
  readonly "iface-name": {
    readonly interface: string;
    readonly json: boolean;
  };
  readonly "iface-rollback": {
  };
  readonly "iface-start": {
    readonly interface: string;
  };
  readonly "iface-unbridge": {
    readonly bridge: string;
    readonly "no-start": boolean;
  };
  readonly "iface-undefine": {
    readonly interface: string;
  };
  readonly "inject-nmi": {
    readonly domain: string;
  };
  readonly install: {
    readonly name: string;
    readonly cdrom: string | undefined;
    readonly import: string | undefined;
    readonly "cloud-image": string | undefined;
    readonly memory: number | undefined;
    readonly vcpus: number | undefined;
    readonly disk: string | undefined;
    readonly network: string | undefined;
    readonly "cloud-init": string | undefined;
    readonly "ssh-key": string | undefined;
    readonly graphics: string | undefined;
    readonly uefi: boolean;
    readonly start: boolean;
    readonly json: boolean;
  };
  readonly iothreadadd: {
    readonly domain: string;
    readonly id: number;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly iothreaddel: {
    readonly domain: string;
    readonly id: number;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly iothreadinfo: {
    readonly domain: string;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly json: boolean;
  };
  readonly iothreadpin: {
    readonly domain: string;
    readonly iothread: number;
    readonly cpulist: string;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly iothreadset: {
    readonly domain: string;
    readonly id: number;
    readonly "poll-max-ns": number | undefined;
    readonly "poll-grow": number | undefined;
    readonly "poll-shrink": number | undefined;
    readonly "poll-weight": number | undefined;
    readonly "thread-pool-min": number | undefined;
    readonly "thread-pool-max": number | undefined;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly list: {
    readonly inactive: boolean;
    readonly all: boolean;
    readonly transient: boolean;
    readonly persistent: boolean;
    readonly "with-snapshot": boolean;
    readonly "without-snapshot": boolean;
    readonly "with-checkpoint": boolean;
    readonly "without-checkpoint": boolean;
    readonly "state-running": boolean;
    readonly "state-paused": boolean;
    readonly "state-shutoff": boolean;
    readonly "state-other": boolean;
    readonly autostart: boolean;
    readonly "no-autostart": boolean;
    readonly "with-managed-save": boolean;
    readonly "without-managed-save": boolean;
    readonly uuid: boolean;
    readonly name: boolean;
    readonly id: boolean;
    readonly table: boolean;
    readonly "managed-save": boolean;
    readonly title: boolean;
    readonly json: boolean;
  };
  readonly "lxc-enter-namespace": {
    readonly domain: string;
    readonly noseclabel: boolean;
    readonly cmd: readonly string[];
  };
  readonly managedsave: {
    readonly domain: string;
    readonly "bypass-cache": boolean;
    readonly running: boolean;
    readonly paused: boolean;
    readonly verbose: boolean;
  };
  readonly "managedsave-define": {
    readonly domain: string;
    readonly xml: string;
    readonly running: boolean;
    readonly paused: boolean;
  };
  readonly "managedsave-dumpxml": {
    readonly domain: string;
    readonly "security-info": boolean;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "managedsave-edit": {
    readonly domain: string;
    readonly running: boolean;
    readonly paused: boolean;
  };
  readonly "managedsave-remove": {
    readonly domain: string;
  };
  readonly maxvcpus: {
    readonly type: string | undefined;
    readonly json: boolean;
  };
  readonly memtune: {
    readonly domain: string;
    readonly "hard-limit": bigint | undefined;
    readonly "soft-limit": bigint | undefined;
    readonly "swap-hard-limit": bigint | undefined;
    readonly "min-guarantee": bigint | undefined;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly json: boolean;
  };
  readonly metadata: {
    readonly domain: string;
    readonly uri: string;
    readonly live: boolean;
    readonly config: boolean;
    readonly current: boolean;
    readonly edit: boolean;
    readonly key: string | undefined;
    readonly set: string | undefined;
    readonly remove: boolean;
    readonly json: boolean;
  };
  readonly migrate: {
    readonly domain: string;
    readonly desturi: string;
    readonly live: boolean;
    readonly offline: boolean;
    readonly "p2p": boolean;
    readonly direct: boolean;
    readonly tunnelled: boolean;
    readonly persistent: boolean;
    readonly undefinesource: boolean;
    readonly suspend: boolean;
    readonly "copy-storage-all": boolean;
    readonly "copy-storage-inc": boolean;
    readonly "copy-storage-synchronous-writes": boolean;
    readonly "change-protection": boolean;
    readonly unsafe: boolean;
    readonly verbose: boolean;
    readonly compressed: boolean;
    readonly "auto-converge": boolean;
    readonly "rdma-pin-all": boolean;
    readonly "abort-on-error": boolean;
    readonly postcopy: boolean;
    readonly "postcopy-after-precopy": boolean;
    readonly "postcopy-resume": boolean;
    readonly zerocopy: boolean;
    readonly migrateuri: string | undefined;
    readonly graphicsuri: string | undefined;
    readonly "listen-address": string | undefined;
    readonly dname: string | undefined;
    readonly timeout: number | undefined;
    readonly "timeout-suspend": boolean;
    readonly "timeout-postcopy": boolean;
    readonly xml: string | undefined;
    readonly "migrate-disks": string | undefined;
    readonly "migrate-disks-detect-zeroes": string | undefined;
    readonly "migrate-disks-target-zero": string | undefined;
    readonly "disks-port": number | undefined;
    readonly "disks-uri": string | undefined;
    readonly "comp-methods": string | undefined;
    readonly "comp-mt-level": number | undefined;
    readonly "comp-mt-threads": number | undefined;
    readonly "comp-mt-dthreads": number | undefined;
    readonly "comp-xbzrle-cache": bigint | undefined;
    readonly "auto-converge-initial": number | undefined;
    readonly "auto-converge-increment": number | undefined;
    readonly "persistent-xml": string | undefined;
    readonly tls: boolean;
    readonly "postcopy-bandwidth": number | undefined;
    readonly parallel: boolean;
    readonly "parallel-connections": number | undefined;
    readonly bandwidth: number | undefined;
    readonly "tls-destination": string | undefined;
    readonly "comp-zlib-level": number | undefined;
    readonly "comp-zstd-level": number | undefined;
    readonly "available-switchover-bandwidth": number | undefined;
  };
  readonly "migrate-compcache": {
    readonly domain: string;
    readonly size: bigint | undefined;
    readonly json: boolean;
  };
  readonly "migrate-getmaxdowntime": {
    readonly domain: string;
    readonly json: boolean;
  };
  readonly "migrate-getspeed": {
    readonly domain: string;
    readonly postcopy: boolean;
    readonly json: boolean;
  };
  readonly "migrate-postcopy": {
    readonly domain: string;
  };
  readonly "migrate-setmaxdowntime": {
    readonly domain: string;
    readonly downtime: number;
  };
  readonly "migrate-setspeed": {
    readonly domain: string;
    readonly bandwidth: number;
    readonly postcopy: boolean;
  };
  readonly "net-autostart": {
    readonly network: string;
    readonly disable: boolean;
  };
  readonly "net-create": {
    readonly file: string;
    readonly validate: boolean;
  };
  readonly "net-define": {
    readonly file: string;
    readonly validate: boolean;
  };
  readonly "net-desc": {
    readonly network: string;
    readonly live: boolean;
    readonly config: boolean;
    readonly current: boolean;
    readonly title: boolean;
    readonly edit: boolean;
    readonly "new-desc": readonly string[];
    readonly json: boolean;
  };
  readonly "net-destroy": {
    readonly network: string;
  };
  readonly "net-dhcp-leases": {
    readonly network: string;
    readonly mac: string | undefined;
    readonly json: boolean;
  };
  readonly "net-dumpxml": {
    readonly network: string;
    readonly inactive: boolean;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "net-edit": {
    readonly network: string;
  };
  readonly "net-event": {
    readonly network: string | undefined;
    readonly event: string | undefined;
    readonly loop: boolean;
    readonly timeout: number | undefined;
    readonly list: boolean;
    readonly timestamp: boolean;
    readonly json: boolean;
  };
  readonly "net-info": {
    readonly network: string;
    readonly json: boolean;
  };
  readonly "net-list": {
    readonly inactive: boolean;
    readonly all: boolean;
    readonly persistent: boolean;
    readonly transient: boolean;
    readonly autostart: boolean;
    readonly "no-autostart": boolean;
    readonly uuid: boolean;
    readonly name: boolean;
    readonly table: boolean;
    readonly title: boolean;
    readonly json: boolean;
  };
  readonly "net-metadata": {
    readonly network: string;
    readonly uri: string;
    readonly live: boolean;
    readonly config: boolean;
    readonly current: boolean;
    readonly edit: boolean;
    readonly key: string | undefined;
    readonly set: string | undefined;
    readonly remove: boolean;
    readonly json: boolean;
  };
  readonly "net-name": {
    readonly network: string;
    readonly json: boolean;
  };
  readonly "net-port-create": {
    readonly network: string;
    readonly file: string;
    readonly validate: boolean;
  };
  readonly "net-port-delete": {
    readonly network: string;
    readonly port: string;
  };
  readonly "net-port-dumpxml": {
    readonly network: string;
    readonly port: string;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "net-port-list": {
    readonly network: string;
    readonly uuid: boolean;
    readonly table: boolean;
    readonly json: boolean;
  };
  readonly "net-start": {
    readonly network: string;
  };
  readonly "net-undefine": {
    readonly network: string;
  };
  readonly "net-update": {
    readonly network: string;
    readonly command: string;
    readonly section: string;
    readonly xml: string;
    readonly "parent-index": number | undefined;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly "net-uuid": {
    readonly network: string;
    readonly json: boolean;
  };
  readonly "node-memory-tune": {
    readonly "shm-pages-to-scan": number | undefined;
    readonly "shm-sleep-millisecs": number | undefined;
    readonly "shm-merge-across-nodes": number | undefined;
    readonly json: boolean;
  };
  readonly nodecpumap: {
    readonly pretty: boolean;
    readonly json: boolean;
  };
  readonly nodecpustats: {
    readonly cpu: number | undefined;
    readonly percent: boolean;
    readonly json: boolean;
  };
  readonly "nodedev-autostart": {
    readonly device: string;
    readonly disable: boolean;
  };
  readonly "nodedev-create": {
    readonly file: string;
    readonly validate: boolean;
  };
  readonly "nodedev-define": {
    readonly file: string;
    readonly validate: boolean;
  };
  readonly "nodedev-destroy": {
    readonly device: string;
  };
  readonly "nodedev-detach": {
    readonly device: string;
    readonly driver: string | undefined;
  };
  readonly "nodedev-dumpxml": {
    readonly device: string;
    readonly inactive: boolean;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "nodedev-event": {
    readonly device: string | undefined;
    readonly event: string | undefined;
    readonly loop: boolean;
    readonly timeout: number | undefined;
    readonly list: boolean;
    readonly timestamp: boolean;
    readonly json: boolean;
  };
  readonly "nodedev-info": {
    readonly device: string;
    readonly json: boolean;
  };
  readonly "nodedev-list": {
    readonly tree: boolean;
    readonly cap: string | undefined;
    readonly inactive: boolean;
    readonly all: boolean;
    readonly persistent: boolean;
    readonly transient: boolean;
    readonly json: boolean;
  };
  readonly "nodedev-reattach": {
    readonly device: string;
  };
  readonly "nodedev-reset": {
    readonly device: string;
  };
  readonly "nodedev-start": {
    readonly device: string;
  };
  readonly "nodedev-undefine": {
    readonly device: string;
  };
  readonly "nodedev-update": {
    readonly device: string;
    readonly file: string;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly nodeinfo: {
    readonly json: boolean;
  };
  readonly nodememstats: {
    readonly cell: number | undefined;
    readonly json: boolean;
  };
  readonly nodesevinfo: {
    readonly json: boolean;
  };
  readonly nodesuspend: {
    readonly target: string;
    readonly duration: number;
  };
  readonly numatune: {
    readonly domain: string;
    readonly mode: string | undefined;
    readonly nodeset: string | undefined;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly json: boolean;
  };
  readonly "nwfilter-binding-create": {
    readonly file: string;
    readonly validate: boolean;
  };
  readonly "nwfilter-binding-delete": {
    readonly binding: string;
  };
  readonly "nwfilter-binding-dumpxml": {
    readonly binding: string;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "nwfilter-binding-list": {
    readonly json: boolean;
  };
  readonly "nwfilter-define": {
    readonly file: string;
    readonly validate: boolean;
  };
  readonly "nwfilter-dumpxml": {
    readonly nwfilter: string;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "nwfilter-edit": {
    readonly nwfilter: string;
  };
  readonly "nwfilter-list": {
    readonly json: boolean;
  };
  readonly "nwfilter-undefine": {
    readonly nwfilter: string;
  };
  readonly perf: {
    readonly domain: string;
    readonly enable: string | undefined;
    readonly disable: string | undefined;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly json: boolean;
  };
  readonly "pool-autostart": {
    readonly pool: string;
    readonly disable: boolean;
  };
  readonly "pool-build": {
    readonly pool: string;
    readonly "no-overwrite": boolean;
    readonly overwrite: boolean;
  };
  readonly "pool-capabilities": {
    readonly json: boolean;
  };
  readonly "pool-create": {
    readonly file: string;
    readonly build: boolean;
    readonly "no-overwrite": boolean;
    readonly overwrite: boolean;
  };
  readonly "pool-create-as": {
    readonly name: string;
    readonly type: string;
    readonly "print-xml": boolean;
    readonly "source-host": string | undefined;
    readonly "source-path": string | undefined;
    readonly "source-dev": string | undefined;
    readonly "source-name": string | undefined;
    readonly target: string | undefined;
    readonly "source-format": string | undefined;
    readonly "auth-type": string | undefined;
    readonly "auth-username": string | undefined;
    readonly "secret-usage": string | undefined;
    readonly "secret-uuid": string | undefined;
    readonly "adapter-name": string | undefined;
    readonly "adapter-wwnn": string | undefined;
    readonly "adapter-wwpn": string | undefined;
    readonly "adapter-parent": string | undefined;
    readonly "adapter-parent-wwnn": string | undefined;
    readonly "adapter-parent-wwpn": string | undefined;
    readonly "adapter-parent-fabric-wwn": string | undefined;
    readonly "source-protocol-ver": string | undefined;
    readonly "source-initiator": string | undefined;
    readonly build: boolean;
    readonly "no-overwrite": boolean;
    readonly overwrite: boolean;
  };
  readonly "pool-define": {
    readonly file: string;
    readonly validate: boolean;
  };
  readonly "pool-define-as": {
    readonly name: string;
    readonly type: string;
    readonly "print-xml": boolean;
    readonly "source-host": string | undefined;
    readonly "source-path": string | undefined;
    readonly "source-dev": string | undefined;
    readonly "source-name": string | undefined;
    readonly target: string | undefined;
    readonly "source-format": string | undefined;
    readonly "auth-type": string | undefined;
    readonly "auth-username": string | undefined;
    readonly "secret-usage": string | undefined;
    readonly "secret-uuid": string | undefined;
    readonly "adapter-name": string | undefined;
    readonly "adapter-wwnn": string | undefined;
    readonly "adapter-wwpn": string | undefined;
    readonly "adapter-parent": string | undefined;
    readonly "adapter-parent-wwnn": string | undefined;
    readonly "adapter-parent-wwpn": string | undefined;
    readonly "adapter-parent-fabric-wwn": string | undefined;
    readonly "source-protocol-ver": string | undefined;
    readonly "source-initiator": string | undefined;
  };
  readonly "pool-delete": {
    readonly pool: string;
  };
  readonly "pool-destroy": {
    readonly pool: string;
  };
  readonly "pool-dumpxml": {
    readonly pool: string;
    readonly inactive: boolean;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "pool-edit": {
    readonly pool: string;
  };
  readonly "pool-event": {
    readonly pool: string | undefined;
    readonly event: string | undefined;
    readonly loop: boolean;
    readonly timeout: number | undefined;
    readonly list: boolean;
    readonly timestamp: boolean;
    readonly json: boolean;
  };
  readonly "pool-info": {
    readonly pool: string;
    readonly bytes: boolean;
    readonly json: boolean;
  };
  readonly "pool-list": {
    readonly inactive: boolean;
    readonly all: boolean;
    readonly transient: boolean;
    readonly persistent: boolean;
    readonly autostart: boolean;
    readonly "no-autostart": boolean;
    readonly type: string | undefined;
    readonly details: boolean;
    readonly uuid: boolean;
    readonly name: boolean;
    readonly json: boolean;
  };
  readonly "pool-name": {
    readonly pool: string;
    readonly json: boolean;
  };
  readonly "pool-refresh": {
    readonly pool: string;
  };
  readonly "pool-start": {
    readonly pool: string;
    readonly build: boolean;
    readonly "no-overwrite": boolean;
    readonly overwrite: boolean;
  };
  readonly "pool-undefine": {
    readonly pool: string;
  };
  readonly "pool-uuid": {
    readonly pool: string;
    readonly json: boolean;
  };
  readonly pwd: {
    readonly json: boolean;
  };
  readonly "qemu-agent-command": {
    readonly domain: string;
    readonly timeout: number | undefined;
    readonly async: boolean;
    readonly block: boolean;
    readonly pretty: boolean;
    readonly cmd: readonly string[];
  };
  readonly "qemu-attach": {
    readonly pid: string;
  };
  readonly "qemu-monitor-command": {
    readonly domain: string;
    readonly hmp: boolean;
    readonly pretty: boolean;
    readonly "return-value": boolean;
    readonly "pass-fds": string | undefined;
    readonly cmd: readonly string[];
  };
  readonly "qemu-monitor-event": {
    readonly domain: string | undefined;
    readonly event: string | undefined;
    readonly pretty: boolean;
    readonly loop: boolean;
    readonly timeout: number | undefined;
    readonly regex: boolean;
    readonly "no-case": boolean;
    readonly timestamp: boolean;
    readonly json: boolean;
  };
  readonly quit: {
  };
  readonly reboot: {
    readonly domain: readonly string[];
    readonly mode: string | undefined;
  };
  readonly reset: {
    readonly domain: string;
  };
  readonly restore: {
    readonly file: string;
    readonly "bypass-cache": boolean;
    readonly "parallel-channels": number | undefined;
    readonly xml: string | undefined;
    readonly running: boolean;
    readonly paused: boolean;
    readonly "reset-nvram": boolean;
    readonly verbose: boolean;
  };
  readonly resume: {
    readonly domain: readonly string[];
  };
  readonly save: {
    readonly domain: string;
    readonly file: string;
    readonly "bypass-cache": boolean;
    readonly "parallel-channels": number | undefined;
    readonly "image-format": string | undefined;
    readonly xml: string | undefined;
    readonly running: boolean;
    readonly paused: boolean;
    readonly verbose: boolean;
  };
  readonly "save-image-define": {
    readonly file: string;
    readonly xml: string;
    readonly running: boolean;
    readonly paused: boolean;
  };
  readonly "save-image-dumpxml": {
    readonly file: string;
    readonly "security-info": boolean;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "save-image-edit": {
    readonly file: string;
    readonly running: boolean;
    readonly paused: boolean;
  };
  readonly schedinfo: {
    readonly domain: string;
    readonly weight: number | undefined;
    readonly cap: number | undefined;
    readonly current: boolean;
    readonly config: boolean;
    readonly live: boolean;
    readonly set: readonly string[];
    readonly json: boolean;
  };
  readonly screenshot: {
    readonly domain: string;
    readonly file: string | undefined;
    readonly screen: number | undefined;
  };
  readonly "secret-define": {
    readonly file: string;
    readonly validate: boolean;
  };
  readonly "secret-dumpxml": {
    readonly secret: string;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "secret-event": {
    readonly secret: string | undefined;
    readonly event: string | undefined;
    readonly loop: boolean;
    readonly timeout: number | undefined;
    readonly list: boolean;
    readonly timestamp: boolean;
    readonly json: boolean;
  };
  readonly "secret-get-value": {
    readonly secret: string;
    readonly plain: boolean;
    readonly json: boolean;
  };
  readonly "secret-list": {
    readonly ephemeral: boolean;
    readonly "no-ephemeral": boolean;
    readonly private: boolean;
    readonly "no-private": boolean;
    readonly json: boolean;
  };
  readonly "secret-set-value": {
    readonly secret: string;
    readonly file: string | undefined;
    readonly plain: boolean;
    readonly interactive: boolean;
    readonly "base64": string | undefined;
  };
  readonly "secret-undefine": {
    readonly secret: string;
  };
  readonly "self-test": {
    readonly "completers-missing": boolean;
    readonly "dump-help": boolean;
  };
  readonly "send-key": {
    readonly domain: string;
    readonly codeset: string | undefined;
    readonly holdtime: number | undefined;
    readonly keycode: readonly string[];
  };
  readonly "send-process-signal": {
    readonly domain: string;
    readonly pid: string;
    readonly signame: string;
  };
  readonly "set-lifecycle-action": {
    readonly domain: string;
    readonly type: string;
    readonly action: string;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly "set-user-password": {
    readonly domain: string;
    readonly user: string;
    readonly password: string;
    readonly encrypted: boolean;
  };
  readonly "set-user-sshkeys": {
    readonly domain: string;
    readonly user: string;
    readonly file: string | undefined;
    readonly reset: boolean;
    readonly remove: boolean;
  };
  readonly setmaxmem: {
    readonly domain: string;
    readonly size: number;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly setmem: {
    readonly domain: string;
    readonly size: number;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly setvcpu: {
    readonly domain: string;
    readonly vcpulist: string;
    readonly enable: boolean;
    readonly disable: boolean;
    readonly async: boolean;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
  };
  readonly setvcpus: {
    readonly domain: string;
    readonly count: number;
    readonly maximum: boolean;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly guest: boolean;
    readonly hotpluggable: boolean;
    readonly async: boolean;
  };
  readonly shutdown: {
    readonly domain: readonly string[];
    readonly mode: string | undefined;
  };
  readonly "snapshot-create": {
    readonly domain: string;
    readonly xmlfile: string | undefined;
    readonly redefine: boolean;
    readonly current: boolean;
    readonly "no-metadata": boolean;
    readonly halt: boolean;
    readonly "disk-only": boolean;
    readonly "reuse-external": boolean;
    readonly quiesce: boolean;
    readonly atomic: boolean;
    readonly live: boolean;
    readonly validate: boolean;
  };
  readonly "snapshot-create-as": {
    readonly domain: string;
    readonly name: string | undefined;
    readonly description: string | undefined;
    readonly "print-xml": boolean;
    readonly "no-metadata": boolean;
    readonly halt: boolean;
    readonly "disk-only": boolean;
    readonly "reuse-external": boolean;
    readonly quiesce: boolean;
    readonly atomic: boolean;
    readonly live: boolean;
    readonly validate: boolean;
    readonly memspec: string | undefined;
    readonly diskspec: readonly string[];
  };
  readonly "snapshot-current": {
    readonly domain: string;
    readonly name: boolean;
    readonly "security-info": boolean;
    readonly snapshotname: string | undefined;
    readonly json: boolean;
  };
  readonly "snapshot-delete": {
    readonly domain: string;
    readonly snapshotname: string | undefined;
    readonly current: boolean;
    readonly children: boolean;
    readonly "children-only": boolean;
    readonly metadata: boolean;
  };
  readonly "snapshot-dumpxml": {
    readonly domain: string;
    readonly snapshotname: string;
    readonly "security-info": boolean;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "snapshot-edit": {
    readonly domain: string;
    readonly snapshotname: string | undefined;
    readonly current: boolean;
    readonly rename: boolean;
    readonly clone: boolean;
  };
  readonly "snapshot-info": {
    readonly domain: string;
    readonly snapshotname: string | undefined;
    readonly current: boolean;
    readonly json: boolean;
  };
  readonly "snapshot-list": {
    readonly domain: string;
    readonly parent: boolean;
    readonly roots: boolean;
    readonly leaves: boolean;
    readonly "no-leaves": boolean;
    readonly metadata: boolean;
    readonly "no-metadata": boolean;
    readonly inactive: boolean;
    readonly active: boolean;
    readonly "disk-only": boolean;
    readonly internal: boolean;
    readonly external: boolean;
    readonly tree: boolean;
    readonly from: string | undefined;
    readonly current: boolean;
    readonly descendants: boolean;
    readonly name: boolean;
    readonly topological: boolean;
    readonly json: boolean;
  };
  readonly "snapshot-parent": {
    readonly domain: string;
    readonly snapshotname: string | undefined;
    readonly current: boolean;
    readonly json: boolean;
  };
  readonly "snapshot-revert": {
    readonly domain: string;
    readonly snapshotname: string | undefined;
    readonly current: boolean;
    readonly running: boolean;
    readonly paused: boolean;
    readonly force: boolean;
    readonly "reset-nvram": boolean;
  };
  readonly ssh: {
    readonly domain: string;
    readonly command: readonly string[];
    readonly user: string | undefined;
    readonly identity: string | undefined;
  };
  readonly start: {
    readonly domain: readonly string[];
    readonly console: boolean;
    readonly paused: boolean;
    readonly autodestroy: boolean;
    readonly "bypass-cache": boolean;
    readonly "force-boot": boolean;
    readonly "pass-fds": string | undefined;
    readonly "reset-nvram": boolean;
  };
  readonly suspend: {
    readonly domain: readonly string[];
  };
  readonly sysinfo: {
    readonly json: boolean;
  };
  readonly top: {
    readonly delay: number | undefined;
    readonly sort: string | undefined;
    readonly filter: string | undefined;
    readonly count: number | undefined;
    readonly json: boolean;
  };
  readonly ttyconsole: {
    readonly domain: string;
    readonly json: boolean;
  };
  readonly undefine: {
    readonly domain: readonly string[];
    readonly "managed-save": boolean;
    readonly storage: string | undefined;
    readonly "remove-all-storage": boolean;
    readonly "delete-storage-volume-snapshots": boolean;
    readonly "wipe-storage": boolean;
    readonly "snapshots-metadata": boolean;
    readonly "checkpoints-metadata": boolean;
    readonly nvram: boolean;
    readonly "keep-nvram": boolean;
    readonly tpm: boolean;
    readonly "keep-tpm": boolean;
  };
  readonly "update-device": {
    readonly domain: string;
    readonly file: string;
    readonly persistent: boolean;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly force: boolean;
  };
  readonly "update-memory-device": {
    readonly domain: string;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly "print-xml": boolean;
    readonly alias: string | undefined;
    readonly node: number | undefined;
    readonly "requested-size": number | undefined;
  };
  readonly uri: {
    readonly json: boolean;
  };
  readonly vcpucount: {
    readonly domain: string;
    readonly maximum: boolean;
    readonly active: boolean;
    readonly live: boolean;
    readonly config: boolean;
    readonly current: boolean;
    readonly guest: boolean;
    readonly json: boolean;
  };
  readonly vcpuinfo: {
    readonly domain: string;
    readonly pretty: boolean;
    readonly json: boolean;
  };
  readonly vcpupin: {
    readonly domain: string;
    readonly vcpu: number | undefined;
    readonly cpulist: string | undefined;
    readonly config: boolean;
    readonly live: boolean;
    readonly current: boolean;
    readonly json: boolean;
  };
  readonly version: {
    readonly daemon: boolean;
    readonly json: boolean;
  };
  readonly vncdisplay: {
    readonly domain: string;
    readonly json: boolean;
  };
  readonly "vol-clone": {
    readonly vol: string;
    readonly newname: string;
    readonly pool: string | undefined;
    readonly "prealloc-metadata": boolean;
    readonly reflink: boolean;
    readonly "print-xml": boolean;
  };
  readonly "vol-create": {
    readonly pool: string;
    readonly file: string;
    readonly "prealloc-metadata": boolean;
    readonly validate: boolean;
  };
  readonly "vol-create-as": {
    readonly pool: string;
    readonly name: string;
    readonly capacity: bigint;
    readonly allocation: bigint | undefined;
    readonly format: string | undefined;
    readonly "backing-vol": string | undefined;
    readonly "backing-vol-format": string | undefined;
    readonly "prealloc-metadata": boolean;
    readonly "print-xml": boolean;
  };
  readonly "vol-create-from": {
    readonly pool: string;
    readonly file: string;
    readonly vol: string;
    readonly inputpool: string | undefined;
    readonly "prealloc-metadata": boolean;
    readonly reflink: boolean;
    readonly validate: boolean;
  };
  readonly "vol-delete": {
    readonly vol: string;
    readonly pool: string | undefined;
    readonly "delete-snapshots": boolean;
  };
  readonly "vol-download": {
    readonly vol: string;
    readonly file: string;
    readonly pool: string | undefined;
    readonly offset: bigint | undefined;
    readonly length: bigint | undefined;
    readonly sparse: boolean;
  };
  readonly "vol-dumpxml": {
    readonly vol: string;
    readonly pool: string | undefined;
    readonly xpath: string | undefined;
    readonly wrap: boolean;
    readonly json: boolean;
  };
  readonly "vol-info": {
    readonly vol: string;
    readonly pool: string | undefined;
    readonly bytes: boolean;
    readonly physical: boolean;
    readonly json: boolean;
  };
  readonly "vol-key": {
    readonly vol: string;
    readonly pool: string | undefined;
    readonly json: boolean;
  };
  readonly "vol-list": {
    readonly pool: string;
    readonly details: boolean;
    readonly json: boolean;
  };
  readonly "vol-name": {
    readonly vol: string;
    readonly json: boolean;
  };
  readonly "vol-path": {
    readonly vol: string;
    readonly pool: string | undefined;
    readonly json: boolean;
  };
  readonly "vol-pool": {
    readonly vol: string;
    readonly uuid: boolean;
    readonly json: boolean;
  };
  readonly "vol-resize": {
    readonly vol: string;
    readonly capacity: string;
    readonly pool: string | undefined;
    readonly allocate: boolean;
    readonly delta: boolean;
    readonly shrink: boolean;
  };
  readonly "vol-upload": {
    readonly vol: string;
    readonly file: string;
    readonly pool: string | undefined;
    readonly offset: bigint | undefined;
    readonly length: bigint | undefined;
    readonly sparse: boolean;
  };
  readonly "vol-wipe": {
    readonly vol: string;
    readonly pool: string | undefined;
    readonly algorithm: string | undefined;
  };
  readonly "xml-set": {
    readonly xml: string;
    readonly change: readonly string[];
    readonly json: boolean;
  };
}

/** The commands of each group of help. */
export interface CommandsOfGroup {
  readonly backup: "backup-begin" | "backup-dumpxml";
  readonly checkpoint: "checkpoint-create" | "checkpoint-create-as" | "checkpoint-delete" | "checkpoint-dumpxml" | "checkpoint-edit" | "checkpoint-info" | "checkpoint-list" | "checkpoint-parent";
  readonly domain: "attach-device" | "attach-disk" | "attach-interface" | "autostart" | "await" | "blkdeviotune" | "blkiotune" | "blockcommit" | "blockcopy" | "blockjob" | "blockpull" | "blockresize" | "change-media" | "console" | "cpu-stats" | "create" | "define" | "desc" | "destroy" | "detach-device" | "detach-device-alias" | "detach-disk" | "detach-interface" | "dom-fd-associate" | "domblkthreshold" | "domdirtyrate-calc" | "domdisplay" | "domdisplay-reload" | "domfsfreeze" | "domfsinfo" | "domfsthaw" | "domfstrim" | "domhostname" | "domid" | "domif-setlink" | "domifannounce" | "domiftune" | "domjobabort" | "domjobinfo" | "domlaunchsecinfo" | "domname" | "dompmsuspend" | "dompmwakeup" | "domrename" | "domsetlaunchsecstate" | "domthrottlegroupdel" | "domthrottlegroupinfo" | "domthrottlegrouplist" | "domthrottlegroupset" | "domuuid" | "domxml-from-json" | "domxml-from-native" | "domxml-to-json" | "domxml-to-native" | "domxml-validate" | "dump" | "dumpxml" | "edit" | "emulatorpin" | "event" | "get-user-sshkeys" | "guest-agent-timeout" | "guestinfo" | "guestvcpus" | "inject-nmi" | "install" | "iothreadadd" | "iothreaddel" | "iothreadinfo" | "iothreadpin" | "iothreadset" | "lxc-enter-namespace" | "managedsave" | "managedsave-define" | "managedsave-dumpxml" | "managedsave-edit" | "managedsave-remove" | "memtune" | "metadata" | "migrate" | "migrate-compcache" | "migrate-getmaxdowntime" | "migrate-getspeed" | "migrate-postcopy" | "migrate-setmaxdowntime" | "migrate-setspeed" | "numatune" | "perf" | "qemu-agent-command" | "qemu-attach" | "qemu-monitor-command" | "qemu-monitor-event" | "reboot" | "reset" | "restore" | "resume" | "save" | "save-image-define" | "save-image-dumpxml" | "save-image-edit" | "schedinfo" | "screenshot" | "send-key" | "send-process-signal" | "set-lifecycle-action" | "set-user-password" | "set-user-sshkeys" | "setmaxmem" | "setmem" | "setvcpu" | "setvcpus" | "shutdown" | "ssh" | "start" | "suspend" | "ttyconsole" | "undefine" | "update-device" | "update-memory-device" | "vcpucount" | "vcpuinfo" | "vcpupin" | "vncdisplay" | "xml-set";
  readonly filter: "nwfilter-binding-create" | "nwfilter-binding-delete" | "nwfilter-binding-dumpxml" | "nwfilter-binding-list" | "nwfilter-define" | "nwfilter-dumpxml" | "nwfilter-edit" | "nwfilter-list" | "nwfilter-undefine";
  readonly host: "allocpages" | "capabilities" | "cpu-baseline" | "cpu-compare" | "cpu-models" | "domcapabilities" | "freecell" | "freepages" | "hostname" | "hypervisor-cpu-baseline" | "hypervisor-cpu-compare" | "hypervisor-cpu-models" | "maxvcpus" | "node-memory-tune" | "nodecpumap" | "nodecpustats" | "nodeinfo" | "nodememstats" | "nodesevinfo" | "nodesuspend" | "sysinfo" | "uri" | "version";
  readonly interface: "iface-begin" | "iface-bridge" | "iface-commit" | "iface-define" | "iface-destroy" | "iface-dumpxml" | "iface-edit" | "iface-list" | "iface-mac" | "iface-name" | "iface-rollback" | "iface-start" | "iface-unbridge" | "iface-undefine";
  readonly monitor: "domblkerror" | "domblkinfo" | "domblklist" | "domblkstat" | "domcontrol" | "domif-getlink" | "domifaddr" | "domiflist" | "domifstat" | "dominfo" | "dommemstat" | "domstate" | "domstats" | "domtime" | "list" | "top";
  readonly network: "net-autostart" | "net-create" | "net-define" | "net-desc" | "net-destroy" | "net-dhcp-leases" | "net-dumpxml" | "net-edit" | "net-event" | "net-info" | "net-list" | "net-metadata" | "net-name" | "net-port-create" | "net-port-delete" | "net-port-dumpxml" | "net-port-list" | "net-start" | "net-undefine" | "net-update" | "net-uuid";
  readonly nodedev: "nodedev-autostart" | "nodedev-create" | "nodedev-define" | "nodedev-destroy" | "nodedev-detach" | "nodedev-dumpxml" | "nodedev-event" | "nodedev-info" | "nodedev-list" | "nodedev-reattach" | "nodedev-reset" | "nodedev-start" | "nodedev-undefine" | "nodedev-update";
  readonly pool: "find-storage-pool-sources" | "find-storage-pool-sources-as" | "pool-autostart" | "pool-build" | "pool-capabilities" | "pool-create" | "pool-create-as" | "pool-define" | "pool-define-as" | "pool-delete" | "pool-destroy" | "pool-dumpxml" | "pool-edit" | "pool-event" | "pool-info" | "pool-list" | "pool-name" | "pool-refresh" | "pool-start" | "pool-undefine" | "pool-uuid";
  readonly secret: "secret-define" | "secret-dumpxml" | "secret-event" | "secret-get-value" | "secret-list" | "secret-set-value" | "secret-undefine";
  readonly snapshot: "snapshot-create" | "snapshot-create-as" | "snapshot-current" | "snapshot-delete" | "snapshot-dumpxml" | "snapshot-edit" | "snapshot-info" | "snapshot-list" | "snapshot-parent" | "snapshot-revert";
  readonly virsh: "cd" | "complete" | "connect" | "echo" | "exit" | "help" | "pwd" | "quit" | "self-test";
  readonly volume: "vol-clone" | "vol-create" | "vol-create-as" | "vol-create-from" | "vol-delete" | "vol-download" | "vol-dumpxml" | "vol-info" | "vol-key" | "vol-list" | "vol-name" | "vol-path" | "vol-pool" | "vol-resize" | "vol-upload" | "vol-wipe";
}
