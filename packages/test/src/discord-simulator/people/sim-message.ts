import { ButtonStyle, ComponentType, MessageFlags, type APIMessage } from "discord-api-types/v10";
import { visit } from "../wire/message-body.js";
import type { StoredMessage, World } from "../world/world.js";
import { readableText } from "./readable-text.js";

export interface SimButton {
  readonly label: string;
  /** Null on a link button. */
  readonly customId: string | null;
  readonly url: string | null;
  readonly style: ButtonStyle;
  readonly disabled: boolean;
}

export interface SimSelect {
  readonly customId: string;
  readonly type: ComponentType;
  readonly placeholder: string | null;
  readonly options: readonly { readonly label: string; readonly value: string }[];
  readonly minValues: number;
  readonly maxValues: number;
  readonly disabled: boolean;
}

/** A message as somebody sees it now: it follows edits, and keeps its last state when it is deleted. */
export class SimMessage {
  constructor(
    private readonly world: World,
    private readonly stored: StoredMessage,
  ) {}

  get id(): string {
    return this.stored.json.id;
  }
  get channelId(): string {
    return this.stored.json.channel_id;
  }
  get json(): APIMessage {
    return this.stored.json;
  }
  get content(): string {
    return this.stored.json.content;
  }
  get components(): NonNullable<APIMessage["components"]> {
    return this.stored.json.components ?? [];
  }
  get flags(): number {
    return this.stored.json.flags ?? 0;
  }
  get ephemeral(): boolean {
    return this.stored.onlyFor !== null;
  }
  get thinking(): boolean {
    return (this.flags & MessageFlags.Loading) !== 0;
  }
  get deleted(): boolean {
    return this.world.messages[this.id] === undefined;
  }
  /** Whom it really notifies, after `allowed_mentions`. */
  get pings(): { everyone: boolean; users: string[]; roles: string[] } {
    const { mention_everyone, mentions, mention_roles } = this.stored.json;
    return { everyone: mention_everyone, users: mentions.map(({ id }) => id), roles: mention_roles };
  }

  isVisibleTo(userId: string): boolean {
    return this.stored.onlyFor === null || this.stored.onlyFor === userId;
  }

  text(): string {
    return this.thinking ? "…" : readableText(this.stored.json);
  }

  buttons(): SimButton[] {
    const found: SimButton[] = [];
    visit(this.components, (component) => {
      if (component.type !== ComponentType.Button) return;
      const { label, custom_id, url, style, disabled, emoji } = component as unknown as LooseButton;
      const shown = label ?? emoji?.name ?? "";
      found.push({ label: shown, customId: custom_id ?? null, url: url ?? null, style, disabled: disabled ?? false });
    });
    return found;
  }

  selects(): SimSelect[] {
    const found: SimSelect[] = [];
    visit(this.components, (component) => {
      if (SELECTS.has(component.type)) found.push(selectOf(component as unknown as LooseSelect));
    });
    return found;
  }
}

interface LooseButton {
  readonly label?: string;
  readonly custom_id?: string;
  readonly url?: string;
  readonly style: ButtonStyle;
  readonly disabled?: boolean;
  readonly emoji?: { name?: string };
}

interface LooseSelect {
  readonly type: ComponentType;
  readonly custom_id: string;
  readonly placeholder?: string;
  readonly options?: readonly { label: string; value: string }[];
  readonly min_values?: number;
  readonly max_values?: number;
  readonly disabled?: boolean;
}

const SELECTS: ReadonlySet<ComponentType> = new Set([
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

export const isSelect = (type: ComponentType): boolean => SELECTS.has(type);

export const selectOf = (select: LooseSelect): SimSelect => ({
  customId: select.custom_id,
  type: select.type,
  placeholder: select.placeholder ?? null,
  options: select.options ?? [],
  minValues: select.min_values ?? 1,
  maxValues: select.max_values ?? 1,
  disabled: select.disabled ?? false,
});
