import { v7 } from "uuid";
import { Ids } from "@chorestree/atoms/kernel";

/** UUIDv7 (RFC 9562): ordered by the time they were made, to the millisecond and within one. */
export class UuidIds extends Ids {
  override next(): string {
    return v7();
  }
}
