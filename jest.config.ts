/** @jest-config-loader esbuild-register */
import type { Config } from "jest";

/** Tests run against sources, not dist: the condition is the one in each package's `exports`. */
const shared: Config = {
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: { "^(\\.{1,2}/.*)\\.js$": "$1" },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: "es2022",
        },
        module: { type: "es6" },
      },
    ],
  },
  testEnvironment: "node",
  testEnvironmentOptions: { customExportConditions: ["chorestree-source", "node", "node-addons"] },
  setupFiles: ["reflect-metadata"],
  modulePathIgnorePatterns: ["/dist/"],
};

const kind = (name: string, suffix: string, extra: Config = {}): Config => ({
  ...shared,
  ...extra,
  displayName: name,
  testMatch: [`<rootDir>/{packages,apps,scripts}/**/*.${suffix}.ts`],
});

const config: Config = {
  coverageProvider: "babel",
  projects: [
    kind("unit", "test"),
    kind("integration", "itest", { testTimeout: 30_000 }),
    kind("e2e", "e2e", { testTimeout: 60_000 }),
  ] as NonNullable<Config["projects"]>,
};

export default config;
