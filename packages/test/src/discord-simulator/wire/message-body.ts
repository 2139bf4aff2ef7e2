import type { APIAllowedMentions, APIAttachment, APIEmbed, APIMessage, APIMessageTopLevelComponent } from "discord-api-types/v10";

/** The message fields a bot may set, after they passed the limits: hence typed. Null empties a field on edit. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly APIMessageTopLevelComponent[] | null;
  readonly attachments?: readonly { id: string | number; filename?: string; description?: string }[] | null;
  readonly flags?: number | null;
  readonly tts?: boolean;
  readonly allowed_mentions?: APIAllowedMentions | null;
  readonly nonce?: string | number;
  readonly enforce_nonce?: boolean;
  readonly message_reference?: { message_id: string; fail_if_not_exists?: boolean };
  readonly poll?: object;
  readonly sticker_ids?: readonly string[];
}

/** A file that came with a multipart body; its bytes are not kept. */
export interface UploadedFile {
  readonly field: string;
  readonly filename: string;
  readonly size: number;
  readonly contentType: string;
}

/** What of the message the body changes; fields it does not name stay. */
export function changesOf(body: MessageBody, files: readonly APIAttachment[], kept: readonly APIAttachment[]): Partial<APIMessage> {
  return {
    ...(body.content === undefined ? {} : { content: body.content ?? "" }),
    ...(body.embeds === undefined ? {} : { embeds: (body.embeds ?? []).map((embed) => ({ ...embed, type: "rich" }) as APIEmbed) }),
    ...(body.components === undefined ? {} : { components: numbered(body.components ?? []) }),
    ...(body.attachments === undefined && files.length === 0 ? {} : { attachments: [...retained(body, kept), ...files] }),
  };
}

/** From API v10 the list names every attachment that shall stay; without a list all stay. */
const retained = (body: MessageBody, kept: readonly APIAttachment[]): APIAttachment[] =>
  kept.filter(({ id }) => body.attachments === undefined || (body.attachments ?? []).some((wanted) => String(wanted.id) === id));

/** Discord gives every component without an `id` the next free number, parents before children. */
export function numbered<C>(components: readonly C[]): C[] {
  const taken = new Set<unknown>();
  const collect = (value: unknown): void => visit(value, (component) => taken.add(component.id));
  components.forEach(collect);
  let next = 1;
  const number = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(number);
    if (!isComponent(value)) return value;
    while (taken.has(next)) next += 1;
    const id = typeof value.id === "number" && value.id > 0 ? value.id : next++;
    return { ...value, id, ...mapChildren(value, number) };
  };
  return components.map(number) as C[];
}

type LooseComponent = Record<string, unknown> & { type: number };
const CHILDREN = ["components", "accessory", "component"] as const;

const isComponent = (value: unknown): value is LooseComponent =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "number";

const mapChildren = (component: LooseComponent, map: (child: unknown) => unknown) =>
  Object.fromEntries(CHILDREN.filter((key) => component[key] !== undefined).map((key) => [key, map(component[key])]));

/** Every component of the tree, parents first. */
export function visit(value: unknown, see: (component: LooseComponent) => void): void {
  if (Array.isArray(value)) return value.forEach((child) => visit(child, see));
  if (!isComponent(value)) return;
  see(value);
  for (const key of CHILDREN) if (value[key] !== undefined) visit(value[key], see);
}

/** Discord refuses a message without anything in it (50006). */
export const isEmpty = (message: APIMessage): boolean =>
  message.content === "" &&
  message.embeds.length === 0 &&
  (message.components ?? []).length === 0 &&
  message.attachments.length === 0 &&
  message.poll === undefined;
