import { expect, it } from "vitest";
import { today } from "./memory-host.js";

it("--autostart-all leaves domains alone that run or are not marked, and says why it cannot start any", async () => {
  expect(await today(["-c", "test:///default", "--autostart-all"])).toEqual({
    stdout: "",
    stderr: "",
    status: 0,
  });
  const { status, stderr } = await today(["-c", "nothing:///here", "--autostart-all"]);
  expect(status).toBe(1);
  expect(stderr).toContain("nothing:///here");
});
