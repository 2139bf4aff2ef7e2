import type { DatabaseSettings } from "../database/database-settings.js";

/** Which process asks: `local` falls back part by part, `bot` and `api` need the whole backbone. */
export type Profile = "local" | "bot" | "api";

export interface DiscordSettings {
  /** None under `local`: the built-in simulator is used. */
  readonly token: string | null;
  readonly applicationId: string | null;
  readonly publicKey: string | null;
  readonly clientSecret: string | null;
  readonly apiUrl: string;
  readonly shards: readonly number[] | "auto";
  readonly shardCount: number | "auto";
  readonly commandGuildId: string | null;
  readonly transport: "gateway" | "http";
}

/** `id:base64` lists, checked for form: the first signs or encrypts, all verify or decrypt. */
export interface SecretSettings {
  readonly encryptionKeys: string;
  readonly jwtSecrets: string;
}

export interface LogSettings {
  readonly level: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** `auto`: pretty when standard output is a terminal. */
  readonly pretty: boolean | "auto";
}

export interface Settings {
  readonly profile: Profile;
  readonly nodeEnv: "development" | "test" | "production";
  readonly database: DatabaseSettings;
  /** None: memory cache. */
  readonly redisUrl: string | null;
  /** None: in-process bus. */
  readonly rabbitUrl: string | null;
  readonly dataDir: string;
  readonly simulatorPort: number;
  readonly discord: DiscordSettings;
  readonly api: { readonly host: string; readonly port: number; readonly publicUrl: string };
  readonly bot: { readonly host: string; readonly port: number };
  readonly secrets: SecretSettings;
  /** Addresses and CIDR ranges; empty: everybody. */
  readonly ipAllow: readonly string[];
  readonly ipDeny: readonly string[];
  /** Proxies whose X-Forwarded-For is believed: a list, never `true` or a hop count. */
  readonly trustProxy: false | readonly string[];
  readonly corsOrigins: readonly string[];
  readonly rateLimitPerMinute: number;
  /** CIDR ranges that may read metrics and health details. */
  readonly metricsAllow: readonly string[];
  readonly log: LogSettings;
  readonly defaultLocale: "en" | "nl";
  readonly defaultTimeZone: string;
}
