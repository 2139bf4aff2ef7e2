import { describe, expect, test } from "@jest/globals";
import { checkOption, type Command, fittingCommands, namedOption, ownChoices, readLine } from "./command-draft.mjs";

const title = { name: "title", type: 3, required: true, max_length: 5 };
const due = { name: "due", type: 3 };
const effort = { name: "effort", type: 4, min_value: 0, max_value: 1_440 };
const named = (name: string, options: Command["options"] = []): Command => ({ name, description: "", options });
const taskAdd = named("task add", [title, due, effort]);
const commands = [named("chore add"), named("task"), taskAdd, named("task done"), named("settings token")];

describe("choosing a command", () => {
  const fitting = (typed: string) => fittingCommands(commands, typed).map(({ name }) => name);

  test("a slash alone lists all, in the bot's order", () => expect(fitting("/")).toEqual(commands.map(({ name }) => name)));
  test("its beginning comes before a word in it", () => expect(fitting("/t")).toEqual(["task", "task add", "task done", "settings token"]));
  test("any word finds it, in any case", () => expect(fitting("/ADD")).toEqual(["chore add", "task add"]));
  test("what is no command finds none", () => expect(fitting("/dishes")).toEqual([]));
});

describe("a whole line", () => {
  test("is the longest command and its options, colons in values included", () => {
    const read = readLine(commands, "/task add title:Dishes due:tomorrow 18:00");
    expect(read).toEqual({ command: taskAdd, texts: { title: "Dishes", due: "tomorrow 18:00" } });
  });
  test("is none before the command's name is finished", () =>
    expect(readLine(commands, "/task ad")).toMatchObject({ command: { name: "task" } }));
  test("without a slash is a message", () => expect(readLine(commands, "task add title:x")).toBeUndefined());
});

describe("typing on in a field", () => {
  const { options } = taskAdd;
  test("naming another option goes on there", () => expect(namedOption(options, "Dishes due:")).toEqual({ rest: "Dishes", name: "due" }));
  test("naming the first one starts it", () => expect(namedOption(options, "title:")).toEqual({ rest: "", name: "title" }));
  test.each(["18:", "Buy: milk", "overdue:", "due"])("%s names none", (text) => expect(namedOption(options, text)).toBeUndefined());
});

describe("what Discord's client would say of a value", () => {
  const choices = [
    { name: "Low", value: 1 },
    { name: "High", value: 2 },
  ];
  test.each([
    [title, "Dish", { value: "Dish" }],
    [title, "  ", { problem: "required" }],
    [title, "Dishes", { problem: "tooLong", limit: 5 }],
    [title, "🧽🧽🧽🧽🧽", { value: "🧽🧽🧽🧽🧽" }],
    [{ ...due, min_length: 3 }, "ab", { problem: "tooShort", limit: 3 }],
    [due, "", { empty: true }],
    [effort, "20", { value: 20 }],
    [effort, "20.5", { problem: "wholeNumber" }],
    [effort, "abc", { problem: "wholeNumber" }],
    [effort, "-1", { problem: "tooLow", limit: 0 }],
    [effort, "1441", { problem: "tooHigh", limit: 1_440 }],
    [{ name: "weight", type: 10 }, "0.5", { value: 0.5 }],
    [{ name: "weight", type: 10 }, "x", { problem: "number" }],
    [{ name: "done", type: 5 }, "True", { value: true }],
    [{ name: "done", type: 5 }, "yes", { problem: "trueOrFalse" }],
    [{ ...effort, choices }, "high", { value: 2 }],
    [{ ...effort, choices }, "3", { problem: "choice" }],
    [{ name: "who", type: 6 }, "Mia", { value: "Mia" }],
  ])("%o with %j: %o", (option, text, expected) => expect(checkOption(option, text)).toEqual(expected));
});

describe("what the client offers without the bot", () => {
  const members = [
    { id: "1", name: "Mia" },
    { id: "2", name: "Sam" },
  ];
  const names = (type: number, text: string, choices: { name: string; value: string }[] = []) =>
    ownChoices({ name: "x", type, choices }, text, members).map(({ name }) => name);

  test("choices that fit what is typed", () => {
    expect(
      names(3, "l", [
        { name: "Low", value: "l" },
        { name: "High", value: "h" },
      ]),
    ).toEqual(["Low"]);
  });
  test("true and false", () => expect(names(5, "")).toEqual(["true", "false"]));
  test("people, with or without @", () => expect([names(6, "@s"), names(9, "")]).toEqual([["Sam"], ["Mia", "Sam"]]));
  test("never more than Discord shows", () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ name: `c${index}`, value: `c${index}` }));
    expect(names(3, "c", many)).toHaveLength(25);
  });
  test("nothing for free text", () => expect(names(3, "")).toEqual([]));
});
