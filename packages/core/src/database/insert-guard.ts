import { getMetadataStorage, validateSync, type ValidationError } from "class-validator";
import { type EntitySubscriberInterface, EventSubscriber, type InsertEvent } from "typeorm";

/** A row was about to be inserted that its entity's own rules forbid. Names columns and rules, never what they hold. */
export class EntityRefused extends Error {
  constructor(table: string, errors: readonly ValidationError[]) {
    super(
      `${table}: ${errors.map(({ property, constraints }) => `${property} (${Object.keys(constraints ?? {}).join(", ")})`).join("; ")}`,
    );
    this.name = "EntityRefused";
  }
}

/** Holds what is inserted against the class-validator rules of its entity. Updates are held by the tables' CHECK constraints alone. */
@EventSubscriber()
export class InsertGuard implements EntitySubscriberInterface<object> {
  beforeInsert({ entity, metadata }: InsertEvent<object>): void {
    const { target } = metadata;
    if (typeof target !== "function" || !hasRules(target)) return;
    // Rules hang on the class, and repositories may insert plain objects.
    const row: object = entity instanceof target ? entity : Object.assign(Object.create(target.prototype as object) as object, entity);
    const errors = validateSync(row);
    if (errors.length > 0) throw new EntityRefused(metadata.tableName, errors);
  }
}

const hasRules = (target: NewableFunction | (() => unknown)): boolean =>
  getMetadataStorage().getTargetValidationMetadatas(target, "", false, false).length > 0;
