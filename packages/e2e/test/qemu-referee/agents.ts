import {
  DomainAuthorizedSSHKeysSetFlags,
  DomainGetHostnameFlags,
  DomainInterfaceAddressesSource,
  DomainShutdownFlags,
} from "@libvirt-ts/driver/flags";
import { AGENT_CHANNEL, GuestAgent, Qtest, qtestCommandLine } from "@libvirt-ts/testkit";
import type { GuestSide } from "./guest-side.js";
import { type Step as StepOf, step } from "./side.js";

type Step = StepOf<GuestSide>;

const { AGENT } = DomainGetHostnameFlags;
const command = (name: string) => JSON.stringify({ execute: name });

/** An agent's answers, as QEMU documents them; what it is told to do it writes down. */
function agentAnswers(told: unknown[]) {
  const note = (answer: unknown) => (args: object) => {
    told.push(args);
    return answer;
  };
  const address = { "ip-address-type": "ipv4", "ip-address": "192.0.2.7", prefix: 24 };
  return {
    "guest-ping": () => ({}),
    "guest-get-time": () => 1_700_000_000_250_000_000,
    "guest-set-time": note({}),
    "guest-get-host-name": () => ({ "host-name": "tiny.example" }),
    "guest-network-get-interfaces": () => [
      { name: "eth0", "hardware-address": "52:54:00:00:00:01", "ip-addresses": [address] },
      { name: "lo", "hardware-address": "00:00:00:00:00:00", "ip-addresses": [] },
    ],
    "guest-get-fsinfo": () => [
      { name: "sda1", mountpoint: "/", type: "ext4", disk: [], "total-bytes": 1000, "used-bytes": 400 },
    ],
    "guest-fsfreeze-freeze": note(2),
    "guest-fsfreeze-freeze-list": note(1),
    "guest-fsfreeze-thaw": note(2),
    "guest-fstrim": note({ paths: [] }),
    "guest-get-vcpus": () => [0, 1].map((id) => ({ "logical-id": id, online: true, "can-offline": id > 0 })),
    "guest-set-vcpus": note(1),
    "guest-set-user-password": note({}),
    "guest-get-users": () => [{ user: "root", "login-time": 1_700_000_000.5 }],
    "guest-get-osinfo": () => ({ id: "tiny", name: "Tiny", "kernel-release": "0" }),
    "guest-get-timezone": () => ({ zone: "CET", offset: 3600 }),
    "guest-ssh-get-authorized-keys": () => ({ keys: ["ssh-ed25519 AAAA tiny"] }),
    "guest-ssh-add-authorized-keys": note({}),
    "guest-ssh-remove-authorized-keys": note({}),
  };
}

/** What an agent is asked, by what is asked of its guest. */
const asked: readonly (readonly [string, Step["run"]])[] = [
  ["its name", (p) => p.dom.hostname(AGENT)],
  ["its clock", (p) => p.dom.getTime()],
  ["its addresses", (p) => p.dom.interfaceAddresses(DomainInterfaceAddressesSource.AGENT)],
  ["its file systems", (p) => p.dom.fsInfo()],
  ["what it tells of itself", (p) => p.dom.guestInfo(0)],
  ["its vcpus", (p) => p.dom.guestVcpus()],
  ["the keys of a user", (p) => p.dom.authorizedSSHKeysGet("root")],
  ["a command", (p) => p.dom.qemuAgentCommand(command("guest-ping"), 5)],
];

/** What happened to the guest by what it is told: the arguments of the commands that came. */
const does =
  (run: Step["run"]): Step["run"] =>
  async (p) => {
    p.agentTold.length = 0;
    const answer = await run(p);
    return [answer ?? null, [...p.agentTold]];
  };

/** Agents of guests. */
export const agents: readonly Step[] = [
  step("a guest without a channel", async (p) => {
    p.disk("a.img");
    p.dom = await p.conn.createXML(p.xml("a"));
  }),
  ...asked.map(([name, run]) => step(`${name}, without a channel`, run)),
  step("a guest with a channel", async (p) => {
    await p.dom.destroy();
    const xml = p.xml("a", { devices: AGENT_CHANNEL, more: qtestCommandLine(p.file("qtest")) });
    p.dom = await p.conn.createXML(xml.replace("<vcpu>1</vcpu>", "<vcpu>2</vcpu>"));
    await p.boot();
  }),
  ...asked.map(([name, run]) => step(`${name}, before its agent has started`, run)),
  step("shut down by an agent that has not started", (p) =>
    p.dom.shutdownFlags(DomainShutdownFlags.GUEST_AGENT),
  ),
  step(
    "its agent starts",
    async (p) => {
      p.qtest = await Qtest.connect(p.file("qtest"));
      p.agent = await GuestAgent.start(p.qtest, agentAnswers(p.agentTold));
    },
    "agent 1/2",
  ),
  ...asked.map(([name, run]) => step(name, run)),
  step("an interface's addresses from nowhere", (p) => p.dom.interfaceAddresses(9)),
  step("what it cannot tell", (p) => p.dom.guestInfo(1 << 20)),
  step(
    "set its clock",
    does((p) => p.dom.setTime({ seconds: 5, nseconds: 6 })),
  ),
  step("set its clock to what is no time", (p) => p.dom.setTime({ seconds: 5, nseconds: 2_000_000_000 })),
  step(
    "freeze",
    does((p) => p.dom.fsFreeze()),
  ),
  step("freeze again", (p) => p.dom.fsFreeze()),
  step(
    "thaw",
    does((p) => p.dom.fsThaw()),
  ),
  step(
    "freeze one",
    does((p) => p.dom.fsFreeze(["/"])),
  ),
  step(
    "thaw that",
    does((p) => p.dom.fsThaw()),
  ),
  step(
    "trim",
    does((p) => p.dom.fSTrim(undefined, 512)),
  ),
  step("trim one", (p) => p.dom.fSTrim("/", 0)),
  step(
    "turn off a vcpu",
    does((p) => p.dom.setGuestVcpus("1", false)),
  ),
  step("turn off one that cannot be", (p) => p.dom.setGuestVcpus("0", false)),
  step("turn on one that there is not", (p) => p.dom.setGuestVcpus("7", true)),
  step("turn on none", (p) => p.dom.setGuestVcpus("", true)),
  step("turn on what is no list", (p) => p.dom.setGuestVcpus("one", true)),
  step(
    "a password",
    does((p) => p.dom.setUserPassword("root", "hunter2")),
  ),
  step(
    "keys",
    does((p) => p.dom.authorizedSSHKeysSet("root", ["ssh-ed25519 BBBB mine"])),
  ),
  step(
    "one key more",
    does((p) => {
      const { APPEND } = DomainAuthorizedSSHKeysSetFlags;
      return p.dom.authorizedSSHKeysSet("root", ["ssh-ed25519 CCCC more"], APPEND);
    }),
  ),
  step(
    "a key less",
    does((p) => {
      const { REMOVE } = DomainAuthorizedSSHKeysSetFlags;
      return p.dom.authorizedSSHKeysSet("root", ["ssh-ed25519 CCCC more"], REMOVE);
    }),
  ),
  step("more and less at once", (p) => p.dom.authorizedSSHKeysSet("root", ["x"], 3)),
  step("a command that it does not know", (p) => p.dom.qemuAgentCommand(command("guest-sing"), 5)),
  step("a command that is none", (p) => p.dom.qemuAgentCommand("sing", 5)),
  step("a command with no time", (p) => p.dom.qemuAgentCommand(command("guest-ping"), -9)),
  step("its agent ends", (p) => p.agent!.close(), "agent 2/2"),
  step("its name, when its agent has ended", (p) => p.dom.hostname(AGENT)),
  step("freeze, when its agent has ended", (p) => p.dom.fsFreeze()),
  step("the end", async (p) => {
    p.qtest!.close();
    await p.dom.destroy();
  }),
  step("its name, when it is gone", (p) => p.dom.hostname(AGENT)),
];
