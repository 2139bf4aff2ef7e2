import { at, notOneOf, refuse, type Breach } from "./breach.js";
import { choice, integerValue, numberValue, stringValue } from "./command-options.js";
import { all, integer, isObject, items, list, required, shape, type Check } from "./form.js";
import { EPHEMERAL, flagsAmong, messageAt, type AboutMessage } from "./message.js";
import { checkModal } from "./modal.js";

export interface AboutResponse {
  /** 1 ping, 2 command, 3 component, 4 autocomplete, 5 modal submit. */
  readonly interactionType: number;
  /** A modal submit that began at a component has a message to update. Unsaid is yes. */
  readonly fromMessage?: boolean;
  /** Of the option being typed (3 string, 4 integer, 10 number); unsaid, all choices must be of one kind. */
  readonly optionType?: number;
  /** Of the message a type 7 would update. */
  readonly updates?: Pick<AboutMessage, "previousFlags" | "previousFields">;
  readonly files?: number;
}

const UPDATES = [6, 7];
const MODAL_SUBMIT = 5;
// Docs: Interaction Callback Type, with its two notes. 10 and 12 need things no application here has, but are not wrong as such.
const ALLOWED: ReadonlyMap<number, readonly number[]> = new Map([
  [1, [1]],
  [2, [4, 5, 9, 10, 12]],
  [3, [4, 5, ...UPDATES, 9, 10, 12]],
  [4, [8]],
  [MODAL_SUBMIT, [4, 5, ...UPDATES, 10, 12]],
]);

/** The answer to an interaction. Docs: Receiving and Responding, Interaction Response Object. */
export function checkInteractionResponse(body: unknown, about: AboutResponse): Breach[] {
  return required(
    shape({ type: required(integer(1, 127)) }, (response, path) => {
      const type = response["type"];
      if (typeof type !== "number") return [];
      const allowed = allowedTypes(about);
      return allowed.includes(type) ? dataOf(type, about)(response["data"], at(path, "data")) : notOneOf(at(path, "type"), allowed);
    }),
  )(body, "");
}

function allowedTypes(about: AboutResponse): readonly number[] {
  const allowed = ALLOWED.get(about.interactionType) ?? [];
  return about.interactionType === MODAL_SUBMIT && about.fromMessage === false
    ? allowed.filter((type) => !UPDATES.includes(type))
    : allowed;
}

function dataOf(type: number, about: AboutResponse): Check {
  const files = about.files ?? 0;
  if (type === 4) return (data, path) => messageAt({ kind: "interaction", files })(data ?? {}, path);
  // Only whether it will be ephemeral can be said ahead; Components V2 comes with the edit.
  if (type === 5) return shape({ flags: flagsAmong(EPHEMERAL) });
  if (type === 7) return messageAt({ kind: "edit", files, ...about.updates });
  if (type === 8) return choicesFor(about.optionType);
  return type === 9 ? checkModal : () => [];
}

const MOST_CHOICES = 25;
const VALUES: ReadonlyMap<number, Check> = new Map([
  [3, stringValue],
  [4, integerValue],
  [10, numberValue],
]);

function choicesFor(optionType: number | undefined): Check {
  const value = optionType === undefined ? undefined : VALUES.get(optionType);
  const suggestions = (one: Check): Check => required(list(choice(one), 0, MOST_CHOICES));
  const untold = all(suggestions(anyValue), ofOneKind);
  return required(shape({ choices: value ? suggestions(value) : untold }));
}

const anyValue: Check = (value, path) => (typeof value === "string" ? stringValue(value, path) : numberValue(value, path));

const ofOneKind: Check = (choices, path) => {
  const kinds = items(choices).map((entry) => (isObject(entry) ? typeof entry["value"] : "undefined"));
  const odd = kinds.findIndex((kind) => kind !== kinds[0]);
  return odd < 0 ? [] : refuse(at(path, `${odd}.value`), "UNION_TYPE_CHOICES", "Values of choices must be of one type");
};
