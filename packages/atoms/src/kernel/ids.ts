/** Makes ids. Ours are UUIDv7 (RFC 9562), made in the application so that an insert needs no answer. */
export abstract class Ids {
  abstract next(): string;
}
