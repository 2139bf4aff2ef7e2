import { ComponentType } from "discord-api-types/v10";
import { numbered, visit } from "../wire/message-body.js";

export type FieldValue = string | boolean | readonly string[];

export interface SimField {
  readonly customId: string;
  readonly type: ComponentType;
  readonly label: string;
  readonly required: boolean;
  /** What it is filled with when the modal opens. */
  readonly value: FieldValue | null;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  readonly minLength: number;
  readonly maxLength: number;
  readonly min: number;
  readonly max: number;
}

/** An open form. Fields are filled by custom id or label; those left out keep what they were opened with. */
export class SimModal {
  readonly customId: string;
  readonly title: string;
  readonly fields: readonly SimField[];
  private readonly components: readonly unknown[];

  constructor(
    modal: { readonly custom_id: string; readonly title: string; readonly components: readonly unknown[] },
    /** The message the form was opened from, if it was. */
    readonly sourceMessageId: string | null,
  ) {
    this.customId = modal.custom_id;
    this.title = modal.title;
    this.components = numbered(modal.components);
    this.fields = fieldsOf(this.components);
  }

  text(): string {
    const texts: string[] = [this.title];
    visit(this.components, (component) => {
      if (component.type === ComponentType.TextDisplay && typeof component.content === "string") texts.push(component.content);
    });
    return [...texts, ...this.fields.map(({ label }) => label)].join("\n");
  }

  /** The `components` of a submit. @throws Error on an unknown field, or a value that Discord's form would not take */
  filled(values: Readonly<Record<string, FieldValue>>): object[] {
    for (const name of Object.keys(values)) if (!this.fields.some((field) => names(field).includes(name))) throw this.unknown(name);
    const answers = new Map(this.fields.map((field) => [field.customId, valueFor(field, values)]));
    return this.components.map((component) => submitted(component as LooseField, answers));
  }

  private unknown(name: string): Error {
    return new Error(`the form "${this.title}" has no field ${name}: it has ${this.fields.map(({ label }) => label).join(", ")}`);
  }
}

interface LooseField {
  readonly id: number;
  readonly type: ComponentType;
  readonly custom_id?: string;
  readonly label?: string;
  readonly value?: string;
  readonly default?: boolean;
  readonly required?: boolean;
  readonly options?: readonly { label: string; value: string; default?: boolean }[];
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly component?: LooseField;
  readonly components?: readonly LooseField[];
}

const names = (field: SimField): string[] => [field.customId, field.label];

function fieldsOf(components: readonly unknown[]): SimField[] {
  return (components as readonly LooseField[]).flatMap((component) => {
    if (component.component) return [fieldOf(component.component, component.label ?? "")];
    return (component.components ?? []).map((inner) => fieldOf(inner, inner.label ?? ""));
  });
}

function fieldOf(component: LooseField, label: string): SimField {
  const chosen = (component.options ?? []).filter((option) => option.default).map(({ value }) => value);
  const many = component.options !== undefined && component.type !== ComponentType.RadioGroup;
  return {
    customId: component.custom_id ?? "",
    type: component.type,
    label,
    required: component.required ?? true,
    value: component.value ?? component.default ?? (many && chosen.length > 0 ? chosen : (chosen[0] ?? null)),
    options: component.options ?? [],
    minLength: component.min_length ?? 0,
    maxLength: component.max_length ?? 4_000,
    min: component.min_values ?? 1,
    max: component.max_values ?? (component.type === ComponentType.CheckboxGroup ? (component.options?.length ?? 1) : 1),
  };
}

function valueFor(field: SimField, values: Readonly<Record<string, FieldValue>>): FieldValue | null {
  const value = values[field.customId] ?? values[field.label] ?? field.value;
  const wrong = (what: string): Error => new Error(`the field ${field.label} ${what}`);
  if (field.type === ComponentType.FileUpload) throw wrong("wants a file, which the simulator cannot upload");
  if (field.type === ComponentType.Checkbox) return value === true || value === "true";
  const given =
    value === null
      ? []
      : [value]
          .flat()
          .map(String)
          .filter((one) => one !== "");
  if (given.length === 0) {
    if (field.required) throw wrong("must be filled in");
    return field.type === ComponentType.TextInput ? "" : field.type === ComponentType.RadioGroup ? null : [];
  }
  if (field.type === ComponentType.TextInput) return textFor(field, given.join(""), wrong);
  for (const one of given)
    if (field.options.length > 0 && !field.options.some((option) => option.value === one)) throw wrong(`offers no ${one}`);
  if (field.type === ComponentType.RadioGroup) return given[0] ?? null;
  if (given.length < field.min || given.length > field.max) throw wrong(`takes ${field.min} to ${field.max} values`);
  return given;
}

function textFor(field: SimField, value: string, wrong: (what: string) => Error): string {
  const { length } = [...value];
  if (length < field.minLength || length > field.maxLength) throw wrong(`takes ${field.minLength} to ${field.maxLength} characters`);
  return value;
}

/** Docs: components, the interaction response structure of each kind. */
function submitted(component: LooseField, answers: ReadonlyMap<string, FieldValue | null>): object {
  const { id, type } = component;
  if (component.component) return { id, type, component: submitted(component.component, answers) };
  if (component.components) return { id, type, components: component.components.map((inner) => submitted(inner, answers)) };
  if (component.custom_id === undefined) return { id, type };
  const answer = answers.get(component.custom_id) ?? null;
  return { id, type, custom_id: component.custom_id, ...(Array.isArray(answer) ? { values: answer } : { value: answer }) };
}
