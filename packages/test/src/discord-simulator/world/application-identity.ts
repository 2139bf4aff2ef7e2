import { createPrivateKey, createPublicKey } from "node:crypto";
import type { Random } from "@chorestree/atoms/kernel";
import type { ApplicationIdentity } from "./world.js";

/** RFC 8410: what stands before the 32 secret bytes of an Ed25519 key in PKCS #8. */
const ED25519_PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/** A registered application with everything the developer portal would show; what is `given` is taken as it is. */
export function registerApplication(id: string, random: Random, given: Partial<ApplicationIdentity> = {}): ApplicationIdentity {
  const ownId = given.id ?? id;
  return {
    id: ownId,
    token: given.token ?? [Buffer.from(ownId).toString("base64url"), secret(random, 4), secret(random, 28)].join("."),
    publicKey: given.publicKey ?? publicKeyOf(random.bytes(32)),
    clientSecret: given.clientSecret ?? secret(random, 24),
  };
}

const secret = (random: Random, bytes: number): string => Buffer.from(random.bytes(bytes)).toString("base64url");

function publicKeyOf(secretBytes: Uint8Array): string {
  const key = createPrivateKey({ key: Buffer.concat([ED25519_PKCS8_PREFIX, secretBytes]), format: "der", type: "pkcs8" });
  return createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32).toString("hex");
}
