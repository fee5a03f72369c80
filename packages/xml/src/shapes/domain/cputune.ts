import { attribute, child, oneOf, repeated, type Shape, shape, value, words } from "../language.js";

export const cputuneShapes: readonly Shape[] = [
  shape("Cputune", "On which CPUs of the host a guest runs, and how much of them it may take.", [
    value("shares?", "cpushares"),
    value("global_period?", "cpuperiod"),
    value("global_quota?", "cpuquota"),
    value("period?", "cpuperiod"),
    value("quota?", "cpuquota"),
    value("emulator_period?", "cpuperiod"),
    value("emulator_quota?", "cpuquota"),
    value("iothread_period?", "cpuperiod"),
    value("iothread_quota?", "cpuquota"),
    child("vcpupin*", "Vcpupin"),
    child("emulatorpin?", "CpuSet"),
    child("iothreadpin*", "Iothreadpin"),
    child("emulatorsched?", "Emulatorsched"),
    child("vcpusched*", "Vcpusched"),
    child("iothreadsched*", "Iothreadsched"),
    child("cachetune*", "Cachetune"),
    child("memorytune*", "Memorytune"),
  ]),
  shape("Vcpupin", "The CPUs of the host on which one of the guest's runs.", [
    attribute("vcpu", "vcpuid"),
    attribute("cpuset", "cpuset"),
  ]),
  shape("CpuSet", "A set of CPUs: `0-3,^2`.", [attribute("cpuset", "cpuset")]),
  shape("Iothreadpin", "The CPUs of the host on which an IOThread runs.", [
    attribute("iothread", "unsignedInt"),
    attribute("cpuset", "cpuset"),
  ]),
  shape("Vcpusched", "How CPUs of the guest are scheduled.", [
    attribute("vcpus?", "cpuset"),
    oneOf(
      [attribute("scheduler", words("batch idle"))],
      [attribute("scheduler", words("fifo rr")), attribute("priority", "unsignedShort")],
    ),
  ]),
  shape("Iothreadsched", "How IOThreads are scheduled.", [
    attribute("iothreads?", "cpuset"),
    oneOf(
      [attribute("scheduler", words("batch idle"))],
      [attribute("scheduler", words("fifo rr")), attribute("priority", "unsignedShort")],
    ),
  ]),
  shape("Emulatorsched", "How the emulator is scheduled.", [
    oneOf(
      [attribute("scheduler", words("batch idle"))],
      [attribute("scheduler", words("fifo rr")), attribute("priority", "unsignedShort")],
    ),
  ]),
  shape("Cachetune", "The parts of caches that CPUs of the guest have.", [
    attribute("vcpus", "cpuset"),
    attribute("id?", "text"),
    repeated("+", oneOf([child("cache", "CachetuneCache")], [child("monitor", "CachetuneMonitor")])),
  ]),
  shape("Memorytune", "The memory bandwidth that CPUs of the guest have.", [
    attribute("vcpus", "cpuset"),
    repeated("+", oneOf([child("node", "MemorytuneNode")], [child("monitor", "MemorytuneMonitor")])),
  ]),
  shape("CachetuneCache", "A part of a cache; KiB where no unit is given.", [
    attribute("id", "unsignedInt"),
    attribute("level", "unsignedInt"),
    attribute("type", words("both code data")),
    attribute("size", "unsignedLong"),
    attribute("unit?", "unit"),
  ]),
  shape("CachetuneMonitor", "CPUs whose use of a cache is watched.", [
    attribute("level", "unsignedInt"),
    attribute("vcpus", "cpuset"),
  ]),
  shape("MemorytuneNode", "The share of a node's bandwidth, in percent.", [
    attribute("id", "unsignedInt"),
    attribute("bandwidth", "unsignedInt"),
  ]),
];
