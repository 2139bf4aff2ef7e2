import "reflect-metadata";
import { injectable } from "inversify";

/** The container may construct this class. Its constructor's classes must be imported as values, never `import type`. */
export const Injectable = (): ClassDecorator => (target) => {
  injectable()(target);
};
