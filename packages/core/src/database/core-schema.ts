import { LeaseRow } from "../leases/lease.entity.js";
import { Foundation } from "./001-foundation.migration.js";
import type { Schema } from "./database-settings.js";
import { IdempotencyKey } from "./idempotency-key.entity.js";

/** The tables of the machine itself: the first in every composition. */
export const coreSchema: Schema = { entities: [IdempotencyKey, LeaseRow], migrations: [Foundation] };
