import { anyOf, attribute, child, oneOf, type Shape, shape, words } from "../language.js";

export const clockShapes: readonly Shape[] = [
  shape("Clock", "What time the guest begins with, and its timers.", [
    oneOf(
      [
        attribute("offset", words("localtime utc")),
        attribute("adjustment?", anyOf(words("reset"), "timeDelta")),
      ],
      [attribute("offset", words("timezone")), attribute("timezone?", "timeZone")],
      [
        attribute("offset", words("variable")),
        attribute("adjustment?", "timeDelta"),
        attribute("basis?", words("utc localtime")),
      ],
      [attribute("offset", words("absolute")), attribute("start", "unsignedLong")],
    ),
    child("timer*", "Timer"),
  ]),
  shape("Timer", "A timer of the guest.", [
    oneOf(
      [
        attribute("name", words("platform rtc")),
        attribute("track?", words("boot guest wall realtime")),
        oneOf(
          [attribute("tickpolicy", words("delay merge discard"))],
          [attribute("tickpolicy", words("catchup")), child("catchup?", "TimerCatchup")],
          [],
        ),
      ],
      [
        attribute("name", words("tsc")),
        oneOf(
          [attribute("tickpolicy", words("delay merge discard"))],
          [attribute("tickpolicy", words("catchup")), child("catchup?", "TimerCatchup")],
          [],
        ),
        attribute("frequency?", "unsignedLong"),
        attribute("mode?", words("auto native emulate paravirt smpsafe")),
      ],
      [
        attribute("name", words("hpet pit armvtimer")),
        oneOf(
          [attribute("tickpolicy", words("delay merge discard"))],
          [attribute("tickpolicy", words("catchup")), child("catchup?", "TimerCatchup")],
          [],
        ),
      ],
      [attribute("name", words("kvmclock hypervclock"))],
    ),
    attribute("present?", "virYesNo", "Whether the guest has it."),
  ]),
  shape("TimerCatchup", "How fast lost ticks are made up for.", [
    attribute("threshold?", "unsignedInt"),
    attribute("slew?", "unsignedInt"),
    attribute("limit?", "unsignedInt"),
  ]),
];
