import { expect, test } from "@jest/globals";
import { checkCommands, checkMessage, invalidFormBody } from "./index.js";

test("grows a tree with each breach at the end of its branch", () => {
  const required = { code: "BASE_TYPE_REQUIRED", message: "This field is required" };
  const breaches = [
    { path: "components.0.custom_id", ...required },
    { path: "components.0", code: "B", message: "b" },
    { path: "", code: "APPLICATION_COMMAND_TOO_LARGE", message: "Command exceeds maximum size (8000)" },
    { path: "components.0.custom_id", code: "C", message: "c" },
  ];
  expect(invalidFormBody(breaches)).toEqual({
    code: 50035,
    message: "Invalid Form Body",
    errors: {
      _errors: [{ code: "APPLICATION_COMMAND_TOO_LARGE", message: "Command exceeds maximum size (8000)" }],
      components: { "0": { _errors: [{ code: "B", message: "b" }], custom_id: { _errors: [required, { code: "C", message: "c" }] } } },
    },
  });
});

test("answers an empty message with the code it has of its own", () => {
  expect(invalidFormBody(checkMessage({}, { kind: "create" }))).toEqual({ code: 50006, message: "Cannot send an empty message" });
});

test("answers too many commands with the code they have of their own", () => {
  const commands = Array.from({ length: 101 }, (_, index) => ({ name: `c${index}`, description: "d" }));
  expect(invalidFormBody(checkCommands(commands))).toMatchObject({ code: 30032 });
});

test("answers with the form when something else is wrong too", () => {
  expect(invalidFormBody(checkMessage({ tts: "yes" }, { kind: "create" }))).toMatchObject({ code: 50035 });
});

test("writes a hostile key as a key and leaves prototypes alone", () => {
  const body: unknown = JSON.parse('{"name":"task","description":"d","name_localizations":{"__proto__":"x","_errors":"y"}}');
  const answer = JSON.stringify(invalidFormBody(checkCommands(body)));
  expect(answer).toContain('"__proto__":{"_errors"');
  expect(answer).toContain('"_errors":{"_errors"');
  expect({}).not.toHaveProperty("_errors");
});

test("says values the way Discord writes them", () => {
  const messages = checkCommands({ name: "task", description: "d", type: 9 }).map(({ message }) => message);
  expect(messages).toEqual(["Value must be one of (1, 2, 3, 4)."]);
  expect(checkMessage({ components: [{ type: 17 }] }, { kind: "create" })).toMatchObject([
    { message: 'Value of field "type" must be one of (1,).' },
  ]);
});
