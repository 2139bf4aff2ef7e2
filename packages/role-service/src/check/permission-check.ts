import { PermissionDenied } from "@chorestree/atoms/access";
import { Injectable } from "@chorestree/core/container";
import { type Permission, PERMISSIONS } from "../catalogue/permissions.js";
import type { Standing } from "./standing.js";

/** The one place where a permission is decided; every door comes through here. */
@Injectable()
export class PermissionCheck {
  /** @throws PermissionDenied */
  require(asker: { readonly standing: Standing }, permission: Permission): void {
    if (!this.allows(asker, permission)) throw new PermissionDenied({ permission });
  }

  allows({ standing }: { readonly standing: Standing }, permission: Permission): boolean {
    return standing.holder === "manager" || PERMISSIONS[permission] === "member";
  }
}
