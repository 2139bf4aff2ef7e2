"use strict";

/*
 * Types are checked as strictly as typescript-eslint can; what this house bans besides stands below as sentences.
 * Which file may import which is not asked here but in .dependency-cruiser.cjs.
 */

const ban = (...bans) => ["error", ...bans.flat()];
const sentence = (message, ...selectors) => selectors.map((selector) => ({ selector, message }));

const MACHINE_INPUTS = sentence(
  "Time, randomness and ids are inputs: ask Clock, Random or Ids.",
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.name='Date']",
  "MemberExpression[object.name='Date'][property.name='now']",
  "MemberExpression[object.name='Temporal'][property.name='Now']",
  "MemberExpression[object.name='Math'][property.name='random']",
  "MemberExpression[property.name='randomUUID']",
  "ImportSpecifier[imported.name='randomUUID']",
  "ImportDeclaration[source.value='uuid'] > ImportSpecifier[imported.name=/^v[1467]$/]",
);
const ENVIRONMENT = sentence(
  "The environment is read in core/settings alone: take the setting as an argument.",
  "MemberExpression[object.name='process'][property.name='env']",
  "MemberExpression[object.name='process'][property.value='env']",
  "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
  "ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env']",
);
const RAW_SQL = sentence("Raw SQL stands in repositories and migrations.", "CallExpression[callee.property.name='query']");
const PROMISE_ALL = sentence(
  "Repositories in one unit of work share one connection: await them one after another.",
  "CallExpression[callee.object.name='Promise'][callee.property.name=/^(all|allSettled|race|any)$/]",
);
const WAITING = sentence("Atoms await nothing.", "AwaitExpression", ":function[async=true]", "ForOfStatement[await=true]");
const MODULE_MOCKS = sentence(
  "Hand a fake to the constructor: modules are not mocked.",
  "CallExpression[callee.object.name='jest'][callee.property.name=/^(mock|doMock|setMock|unstable_mockModule)$/]",
);
const FOCUS = sentence(
  "A focused test silences all others.",
  "MemberExpression[object.name=/^(describe|test|it)$/][property.name='only']",
  "Identifier[name=/^(fdescribe|fit)$/]",
);

const TESTS = ["**/*.{test,itest,e2e,bench}.ts"];
const IN_TESTS = ban(MODULE_MOCKS, FOCUS);

module.exports = {
  root: true,
  ignorePatterns: ["node_modules/", "dist/", "coverage/", "*.d.cts", "*.d.mts", "!.*.cjs"],
  env: { node: true, es2023: true },
  parserOptions: { ecmaVersion: 2024, sourceType: "module" },
  extends: ["eslint:recommended", "prettier"],
  reportUnusedDisableDirectives: true,
  // Control characters are refused and escaped here on purpose, so patterns name them.
  rules: { "no-control-regex": "off", eqeqeq: "error" },
  overrides: [
    { files: ["*.cjs"], parserOptions: { sourceType: "script" } },
    {
      files: ["*.ts"],
      parser: "@typescript-eslint/parser",
      // One program over all sources: a third of the time of one for each package, and tests are in it.
      parserOptions: { project: "scripts/lint.tsconfig.json", tsconfigRootDir: __dirname },
      plugins: ["@typescript-eslint"],
      extends: ["plugin:@typescript-eslint/strict-type-checked", "prettier"],
      rules: {
        "@typescript-eslint/no-extraneous-class": ["error", { allowWithDecorator: true }],
        // Spreading text gives its code points, which is what the limits count.
        "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
        // `return close()` in a function that returns nothing reads well and hides nothing.
        "@typescript-eslint/no-confusing-void-expression": "off",
        // A plain object is a fair Clock: abstract classes here are ports, and fakes are handed to constructors.
        "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
        "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: "only-allowed-literals" }],
        "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
        "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
        // A refusal without parameters is meant so.
        "@typescript-eslint/no-generated-empty-object-type": "off",
        // A port promises a Promise, and not each implementation has something to wait for.
        "@typescript-eslint/require-await": "off",
      },
    },
    {
      files: ["packages/*/src/**/*.ts", "apps/*/src/**/*.ts"],
      rules: { "no-console": "error", "no-restricted-syntax": ban(MACHINE_INPUTS, ENVIRONMENT, RAW_SQL) },
    },
    { files: ["packages/atoms/src/**/*.ts"], rules: { "no-restricted-syntax": ban(MACHINE_INPUTS, ENVIRONMENT, RAW_SQL, WAITING) } },
    {
      files: ["packages/{molecules,organisms}/src/**/*.ts"],
      rules: { "no-restricted-syntax": ban(MACHINE_INPUTS, ENVIRONMENT, RAW_SQL, PROMISE_ALL) },
    },
    {
      files: [
        "packages/core/src/{database,jobs,leases}/**/*.ts",
        "packages/events/src/{outbox,consume,bus}/**/*.ts",
        "packages/{core,events,role-service}/src/**/*.{repository,migration}.ts",
      ],
      rules: { "no-restricted-syntax": ban(MACHINE_INPUTS, ENVIRONMENT) },
    },
    {
      files: ["packages/{molecules,organisms}/src/**/*.{repository,migration}.ts"],
      rules: { "no-restricted-syntax": ban(MACHINE_INPUTS, ENVIRONMENT, PROMISE_ALL) },
    },
    { files: ["packages/core/src/settings/**/*.ts"], rules: { "no-restricted-syntax": ban(MACHINE_INPUTS, RAW_SQL) } },
    { files: ["packages/core/src/machine/*.ts"], rules: { "no-restricted-syntax": ban(ENVIRONMENT, RAW_SQL) } },
    {
      files: ["packages/test/src/**/*.ts"],
      rules: {
        "no-restricted-syntax": IN_TESTS,
        // The simulator writes what Discord writes: plain numbers, and fields that Discord still sends though it advises against them.
        "@typescript-eslint/no-unsafe-enum-assignment": "off",
        "@typescript-eslint/no-unsafe-enum-comparison": "off",
        "@typescript-eslint/no-deprecated": "off",
        "@typescript-eslint/no-dynamic-delete": "off",
      },
    },
    { files: ["apps/*/src/main.ts", "**/simulate.ts"], rules: { "no-console": "off" } },
    {
      files: TESTS,
      rules: {
        "no-restricted-syntax": IN_TESTS,
        // Jest's asymmetric matchers (expect.any) are typed any, and a method is handed to expect without being called.
        "@typescript-eslint/no-unsafe-assignment": "off",
        "@typescript-eslint/unbound-method": "off",
      },
    },
  ],
};
