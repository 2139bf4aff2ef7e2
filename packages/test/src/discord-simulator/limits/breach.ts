/**
 * One way in which a request body breaks a published limit. `path` leads to the field, dots between keys and indexes
 * ("components.0.custom_id"), and is empty for the body itself. Codes and messages follow Discord's form errors
 * (docs: Reference, Error Messages). That page names only a few codes; most others are the ones bots meet in practice,
 * and where none is known ours says what is wrong in the same manner. Tests may rely on `path` and `code`.
 */
export interface Breach {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export const at = (path: string, key: string | number): string => (path === "" ? String(key) : `${path}.${key}`);

export const refuse = (path: string, code: string, message: string): Breach[] => [{ path, code, message }];

export const missing = (path: string, message = "This field is required"): Breach[] => refuse(path, "BASE_TYPE_REQUIRED", message);

/** Discord words a length with a lower bound otherwise than one without. */
export const badLength = (path: string, min: number, max: number): Breach[] =>
  min === 0
    ? refuse(path, "BASE_TYPE_MAX_LENGTH", `Must be ${max} or fewer in length.`)
    : refuse(path, "BASE_TYPE_BAD_LENGTH", `Must be between ${min} and ${max} in length.`);

export const notOneOf = (path: string, choices: readonly (string | number)[]): Breach[] =>
  refuse(path, "BASE_TYPE_CHOICES", `Value must be one of ${tuple(choices)}.`);

export const unknownKind = (path: string, kinds: readonly (string | number)[]): Breach[] =>
  refuse(path, "UNION_TYPE_CHOICES", `Value of field "type" must be one of ${tuple(kinds)}.`);

export const aboveMaximum = (path: string, max: number): Breach[] =>
  refuse(path, "NUMBER_TYPE_MAX", `int value should be less than or equal to ${max}.`);

/** Reported as an error code of its own, not as a form error (docs: Opcodes and Status Codes). */
export const emptyMessage = (path: string): Breach[] => refuse(path, "EMPTY_MESSAGE", "Cannot send an empty message");
export const tooManyCommands = (path: string, max: number): Breach[] =>
  refuse(path, "TOO_MANY_COMMANDS", `Maximum number of application commands reached (${max})`);

function tuple(values: readonly (string | number)[]): string {
  const shown = values.map((value) => (typeof value === "string" ? `'${value}'` : String(value)));
  return shown.length === 1 ? `(${shown.join("")},)` : `(${shown.join(", ")})`;
}
