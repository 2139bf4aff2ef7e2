import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseTypedCommand } from "./typed-command.js";

const COMMANDS = [
  { name: "task", options: [] },
  { name: "task add", options: [{ name: "title" }, { name: "due" }] },
  { name: "help", options: [] },
];
const parse = (line: string) => parseTypedCommand(line, COMMANDS);

describe("a typed line", () => {
  test("is the longest command that fits, and its options by name", () => {
    expect(parse("/task add title:Dishes due:tomorrow 18:00")).toEqual({
      command: "task add",
      options: { title: "Dishes", due: "tomorrow 18:00" },
    });
    expect(parse("  /help ")).toEqual({ command: "help", options: {} });
  });

  test("keeps colons and unknown words inside a value", () => {
    expect(parse("/task add title:note: buy 2:1 mix due:18:00").options).toEqual({ title: "note: buy 2:1 mix", due: "18:00" });
  });

  test.each([
    ["/chore", "unknown command /chore"],
    ["/task add Dishes", 'does not understand "Dishes"'],
    ["/task add when:now", 'does not understand "when:now"'],
    ["/task add title:a title:b", "takes title: once"],
    ["/help me", "it takes nothing"],
  ])("%s is refused with the reason", (line, reason) => {
    expect(() => parse(line)).toThrow(reason);
  });

  test("gives back every value without option names in it", () => {
    const value = fc
      .stringMatching(/^[a-z0-9:]([a-z0-9 :]{0,20}[a-z0-9:])?$/)
      .filter((text) => !/(^|\s)(title|due):/.test(text) && !/\s\s/.test(text));
    fc.assert(
      fc.property(value, value, (title, due) => {
        expect(parse(`/task add title:${title} due:${due}`).options).toEqual({ title, due });
      }),
    );
  });
});
