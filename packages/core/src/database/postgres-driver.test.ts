import { expect, test } from "@jest/globals";
import { EventEmitter } from "node:events";
import type pg from "pg";
import { DriverClient } from "./postgres-driver.js";

test("a connection that breaks is told to whoever uses it, and when nobody does it harms nobody", () => {
  const connection = new EventEmitter();
  const client = new DriverClient(connection as unknown as pg.PoolClient);
  const broken = new Error("terminated");
  connection.emit("error", broken);
  const heard: unknown[] = [];
  client.on("error", (error) => heard.push(error));
  connection.emit("error", broken);
  expect(heard).toEqual([broken]);
});
