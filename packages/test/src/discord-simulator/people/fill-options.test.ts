import { describe, expect, test } from "@jest/globals";
import { ApplicationCommandOptionType as Type, type APIApplicationCommand } from "discord-api-types/v10";
import { nested, pickCommand } from "./command-call.js";
import { fillOptions } from "./fill-options.js";

const option = (type: Type, name: string, rest: object = {}) => ({ type, name, description: name, ...rest });
const COMMANDS = [
  {
    id: "1",
    type: 1,
    name: "task",
    options: [
      option(Type.Subcommand, "add", {
        options: [
          option(Type.String, "title", { required: true, min_length: 2, max_length: 5 }),
          option(Type.Integer, "minutes", { min_value: 1, max_value: 60 }),
          option(Type.Number, "share"),
          option(Type.Boolean, "urgent"),
          option(Type.String, "kind", { choices: [{ name: "Kitchen", value: "k" }] }),
          option(Type.User, "who"),
          option(Type.Attachment, "photo"),
        ],
      }),
      option(Type.SubcommandGroup, "rota", { options: [option(Type.Subcommand, "join")] }),
    ],
  },
  { id: "2", type: 1, name: "help", options: [] },
  { id: "3", type: 1, name: "help", guild_id: "g", options: [] },
  { id: "4", type: 3, name: "Make a chore" },
] as unknown as APIApplicationCommand[];

const add = pickCommand(COMMANDS, "/task add");
const find = (_type: Type, typed: string) => (typed === "Mia" ? "77" : undefined);
const fill = (values: Parameters<typeof fillOptions>[1]) => fillOptions(add, { title: "abc", ...values }, find);

describe("picking a command", () => {
  test("takes the words below it, with or without the slash", () => {
    expect(add.below.map(({ name }) => name)).toEqual(["add"]);
    expect(pickCommand(COMMANDS, "task  rota join").below.map(({ name }) => name)).toEqual(["rota", "join"]);
  });

  test("a guild's own command hides the global one", () => {
    expect(pickCommand(COMMANDS, "/help").command.id).toBe("3");
  });

  test.each(["/task", "/tasks add", "/Make a chore", "/task rota"])("%s is unknown, and what there is is named", (typed) => {
    expect(() => pickCommand(COMMANDS, typed)).toThrow(/unknown command .*\/task add, \/task rota join, \/help/);
  });

  test("options stand below their subcommand", () => {
    expect(nested(pickCommand(COMMANDS, "task rota join"), [])).toEqual([
      { name: "rota", type: Type.SubcommandGroup, options: [{ name: "join", type: Type.Subcommand, options: [] }] },
    ]);
  });
});

describe("filling options in", () => {
  test("turns what is typed into what is sent", () => {
    const sent = fill({ minutes: "15", share: "0.5", urgent: "true", kind: "Kitchen", who: "Mia" });
    expect(Object.fromEntries(sent.map(({ name, value }) => [name, value]))).toEqual({
      title: "abc",
      minutes: 15,
      share: 0.5,
      urgent: true,
      kind: "k",
      who: "77",
    });
  });

  test("a required option must be there", () => {
    expect(() => fillOptions(add, {}, find)).toThrow("/task add needs the option title");
  });

  test.each([
    [{ colour: "x" }, "no option colour: it takes title, minutes"],
    [{ title: "a" }, "too short: at least 2"],
    [{ title: "abcdef" }, "too long: at most 5"],
    [{ minutes: 0 }, "below 1"],
    [{ minutes: 61 }, "above 60"],
    [{ minutes: 1.5 }, "wants a whole number"],
    [{ minutes: "" }, "wants a whole number"],
    [{ share: "much" }, "wants a number"],
    [{ urgent: "maybe" }, "wants true or false"],
    [{ kind: "Attic" }, "has no choice Attic: it offers Kitchen"],
    [{ who: "Nobody" }, "knows no Nobody"],
    [{ photo: "x" }, "cannot upload"],
  ])("%j is refused: %s", (values, reason) => {
    expect(() => fill(values)).toThrow(reason);
  });
});
