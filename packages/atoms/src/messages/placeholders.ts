/**
 * The placeholders of an ICU message (Unicode's MessageFormat), read from its text by the type system: `{name}` and `{n, plural, …}` give
 * `name` and `n`. Branches of a plural hold `#` or a space, so they are not taken for names; a test parses every message to make sure.
 */
export type Placeholders<Message extends string> = Message extends `${string}{${infer Rest}` ? NameIn<Rest> | Placeholders<Rest> : never;

type NameIn<Rest extends string> = Rest extends `${infer Inside}}${string}`
  ? Name<Inside extends `${infer First},${string}` ? First : Inside>
  : never;
type Name<Text extends string> = Text extends "" | `${string} ${string}` | `${string}#${string}` ? never : Text;

/** What a caller must hand over for a message; nothing where it has no placeholders. */
export type MessageParams<Message extends string> = [Placeholders<Message>] extends [never]
  ? []
  : [params: Readonly<Record<Placeholders<Message>, string | number>>];
