import { attribute, child, oneOf, repeated, type Shape, shape, value, words } from "../language.js";

export const cputuneShapes: readonly Shape[] = [
  shape("Cputune", "", [
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
  shape("Vcpupin", "", [attribute("vcpu", "vcpuid"), attribute("cpuset", "cpuset")]),
  shape("CpuSet", "", [attribute("cpuset", "cpuset")]),
  shape("Iothreadpin", "", [attribute("iothread", "unsignedInt"), attribute("cpuset", "cpuset")]),
  shape("Vcpusched", "", [
    attribute("vcpus?", "cpuset"),
    oneOf(
      [attribute("scheduler", words("batch idle"))],
      [attribute("scheduler", words("fifo rr")), attribute("priority", "unsignedShort")],
    ),
  ]),
  shape("Iothreadsched", "", [
    attribute("iothreads?", "cpuset"),
    oneOf(
      [attribute("scheduler", words("batch idle"))],
      [attribute("scheduler", words("fifo rr")), attribute("priority", "unsignedShort")],
    ),
  ]),
  shape("Emulatorsched", "", [
    oneOf(
      [attribute("scheduler", words("batch idle"))],
      [attribute("scheduler", words("fifo rr")), attribute("priority", "unsignedShort")],
    ),
  ]),
  shape("Cachetune", "", [
    attribute("vcpus", "cpuset"),
    attribute("id?", "text"),
    repeated("+", oneOf([child("cache", "CachetuneCache")], [child("monitor", "CachetuneMonitor")])),
  ]),
  shape("Memorytune", "", [
    attribute("vcpus", "cpuset"),
    repeated("+", oneOf([child("node", "MemorytuneNode")], [child("monitor", "MemorytuneMonitor")])),
  ]),
  shape("CachetuneCache", "", [
    attribute("id", "unsignedInt"),
    attribute("level", "unsignedInt"),
    attribute("type", words("both code data")),
    attribute("size", "unsignedLong"),
    attribute("unit?", "unit"),
  ]),
  shape("CachetuneMonitor", "", [attribute("level", "unsignedInt"), attribute("vcpus", "cpuset")]),
  shape("MemorytuneNode", "", [attribute("id", "unsignedInt"), attribute("bandwidth", "unsignedInt")]),
];
