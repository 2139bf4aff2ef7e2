import type { z } from "zod";

/** An event's contract: its name (`<aggregate>.<what happened>`), version, and the shape of its data. */
export interface EventContract<Name extends string = string, Data extends z.ZodObject = z.ZodObject> {
  readonly name: Name;
  readonly version: number;
  readonly data: Data;
  /** Which field of `data` is the aggregate: per aggregate events keep their order. */
  readonly aggregate: keyof z.infer<Data> & string;
}

export type EventData<Contract extends EventContract> = z.infer<Contract["data"]>;

/**
 * @param data ids and facts only, never personal text: so erasing a person never rewrites history
 */
export const defineEvent = <const Name extends `${string}.${string}`, Data extends z.ZodObject>(
  name: Name,
  version: number,
  aggregate: keyof z.infer<Data> & string,
  data: Data,
): EventContract<Name, Data> => ({ name, version, aggregate, data });
