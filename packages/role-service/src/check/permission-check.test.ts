import { expect, test } from "@jest/globals";
import { PermissionDenied } from "@chorestree/atoms/access";
import { managesGuild } from "../catalogue/discord-permissions.js";
import { type Permission, PERMISSIONS } from "../catalogue/permissions.js";
import { PermissionCheck } from "./permission-check.js";

const check = new PermissionCheck();
const all = Object.keys(PERMISSIONS) as Permission[];

test("a manager may do everything", () => {
  for (const permission of all) expect(() => check.require({ standing: { holder: "manager" } }, permission)).not.toThrow();
});

test("a member is refused what only managers may, by name", () => {
  for (const permission of all) {
    const ask = () => check.require({ standing: { holder: "member" } }, permission);
    if (PERMISSIONS[permission] === "member") expect(ask).not.toThrow();
    else expect(ask).toThrow(new PermissionDenied({ permission }));
  }
});

test("Administrator and Manage Server each make a manager; no other bit does", () => {
  for (let bit = 0n; bit < 64n; bit++) expect(managesGuild(String(1n << bit))).toBe(bit === 3n || bit === 5n);
});
