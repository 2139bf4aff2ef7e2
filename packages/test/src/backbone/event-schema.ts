import type { Schema } from "@chorestree/core/database";
import { CreateInbox, InboxRow } from "@chorestree/events/consume";
import { CreateEvent, EventCounter, OutboxRow, StoredEvent } from "@chorestree/events/outbox";
import { sampleSchema } from "./sample-schema.js";

/** The tables of events, and `Sample` for what follows from them. */
export const eventSchema: Schema = {
  entities: [...sampleSchema.entities, EventCounter, StoredEvent, OutboxRow, InboxRow],
  migrations: [...sampleSchema.migrations, CreateEvent, CreateInbox],
};
