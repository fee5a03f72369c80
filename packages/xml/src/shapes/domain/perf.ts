import { attribute, child, type Shape, shape, words } from "../language.js";

export const perfShapes: readonly Shape[] = [
  shape("Perf", "The events of the host's CPUs that are counted.", [child("event+", "PerfEvent")]),
  shape("PerfEvent", "An event of the host's CPUs.", [
    attribute(
      "name",
      words(
        "cmt mbmt mbml cpu_cycles instructions cache_references cache_misses branch_instructions branch_misses bus_cycles stalled_cycles_frontend stalled_cycles_backend ref_cpu_cycles cpu_clock task_clock page_faults context_switches cpu_migrations page_faults_min page_faults_maj alignment_faults emulation_faults",
      ),
    ),
    attribute("enabled", "virYesNo"),
  ]),
];
