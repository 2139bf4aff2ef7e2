"use strict";

/* The boundaries, as sentences. What they are made of stands in scripts/slices.cjs; scripts/boundaries.test.ts shows each one refusing. */

const { slices, testRoles, sliced, contracts, parts, layers } = require("./scripts/slices.cjs");

const TESTS = `\\.(?:${testRoles.join("|")})\\.ts$`;
const STORIES = "\\.e2e\\.ts$";
const libraries = (...names) => `node_modules/(?:${names.join("|")})/`;

/** `core` -> its package, `apps/bot` -> that app, `events/contracts` -> that part of the package. */
const placePaths = (place) => (parts[place] ?? [place.startsWith("apps/") ? `${place}/` : `packages/${place}/`]).map((path) => `^${path}`);

const error = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

const layerArrows = layers.flatMap(({ path, rule, may }) => {
  const comment = `From ${path} only these may be imported: ${may.join(", ") || "nothing of ours"}.`;
  const permitted = [`^${path}`, ...may.flatMap(placePaths)];
  return [
    error(rule, comment, { path: `^${path}`, pathNot: TESTS }, { path: "^(?:packages|apps)/", pathNot: permitted }),
    error(
      `${rule}-in-tests-too`,
      `${comment} Tests may import @chorestree/test besides; a story (e2e) may cross the whole house.`,
      { path: `^${path}.*${TESTS}`, pathNot: STORIES },
      { path: "^(?:packages|apps)/", pathNot: [...permitted, "^packages/test/"] },
    ),
  ];
});

const slicedFolders = sliced.map(({ path }) => path).join("|");

const sliceArrows = slices.slice(0, -1).flatMap((slice, place) => {
  const downstream = slices.slice(place + 1).join("|");
  const comment = `Downstream of ${slice}: ${downstream.replaceAll("|", ", ")}. What must flow back goes by a reaction.`;
  return [
    error(
      `${slice}-knows-only-slices-upstream`,
      comment,
      { path: `^(${slicedFolders})/${slice}/`, pathNot: STORIES },
      { path: `^$1/(?:${downstream})/` },
    ),
    error(
      `${slice}-events-know-only-slices-upstream`,
      comment,
      { path: `^${contracts}/${slice}\\.` },
      { path: `^${contracts}/(?:${downstream})\\.` },
    ),
  ];
});

module.exports = {
  forbidden: [
    ...layerArrows,
    ...sliceArrows,
    error(
      "contracts-import-atoms-only",
      "Any program may read a contract, so it brings neither a database nor a broker with it.",
      { path: placePaths("events/contracts"), pathNot: TESTS },
      { path: "^(?:packages|apps)/", pathNot: [...placePaths("events/contracts"), "^packages/atoms/"] },
    ),
    error(
      "no-import-goes-in-a-circle",
      "Types count too: a circle means that two files are one idea, or that a third is missing.",
      { path: "^(?:packages|apps|scripts|bench)/" },
      { circular: true },
    ),
    error(
      "a-package-is-entered-by-its-exports",
      "Deep imports make every file public.",
      { path: "^(packages|apps)/([^/]+)/" },
      {
        path: "^(?:packages|apps)/",
        pathNot: [
          "^$1/$2/",
          "^packages/[^/]+/src/[^/]+/index\\.ts$",
          "^packages/atoms/src/[^/]+/entities\\.ts$",
          "^apps/[^/]+/src/[^/]+-app\\.ts$",
        ],
      },
    ),
    error(
      "a-package-is-entered-by-its-name",
      "A relative path into another package works from sources and breaks once built.",
      { path: "^(packages|apps)/([^/]+)/" },
      { path: "^(?:packages|apps)/", pathNot: "^$1/$2/", dependencyTypes: ["local"] },
    ),
    error(
      "inside-a-package-no-barrel",
      "An index is the face towards others; inside, importing the file itself shows what is needed and makes no circles.",
      { path: "^(packages|apps)/([^/]+)/", pathNot: "^packages/test/" },
      { path: "^$1/$2/.*/(?:index|entities)\\.ts$" },
    ),
    error(
      "nothing-imports-a-test",
      "What two tests share belongs in @chorestree/test.",
      { path: "^(?:packages|apps)/" },
      { path: `^(?:packages|apps)/.*${TESTS}` },
    ),
    error(
      "atoms-know-pure-libraries-only",
      "A web page must be able to use the words and the rules.",
      { path: "^packages/atoms/", pathNot: TESTS },
      {
        path: "node_modules/",
        pathNot: libraries(
          "zod",
          "class-validator",
          "type-fest",
          "chrono-node",
          "fractional-indexing",
          "temporal-polyfill",
          "rrule-temporal",
          "intl-messageformat",
          "uuid",
          "typeorm",
        ),
      },
    ),
    error(
      "in-atoms-only-entities-know-typeorm",
      "Entities are an entry of their own, so that the rules stay free of TypeORM.",
      { path: "^packages/atoms/", pathNot: [TESTS, "\\.entity\\.ts$"] },
      { path: libraries("typeorm") },
    ),
    error(
      "in-atoms-only-entities-know-entities",
      "A rule gets facts; an index that exported an entity would bring TypeORM to every reader of the words.",
      { path: "^packages/atoms/", pathNot: [TESTS, "\\.entity\\.ts$", "/entities\\.ts$"] },
      { path: "^packages/atoms/.*\\.entity\\.ts$" },
    ),
    error(
      "atoms-touch-no-machine",
      "No file, socket or process: time, ids and randomness are arguments.",
      { path: "^packages/atoms/", pathNot: TESTS },
      { dependencyTypes: ["core"] },
    ),
    error(
      "who-may-is-decided-without-knowing-how-discord-is-asked",
      "Inside role-service too the way to Discord is handed in by an app.",
      { path: "^packages/role-service/", pathNot: [TESTS, ...placePaths("role-service/discord")] },
      { path: placePaths("role-service/discord") },
    ),
    error(
      "protocols-stand-in-the-doors",
      "Below the doors nobody knows a status code, an embed or a frame; the one way to Discord's REST API excepted.",
      {
        path: "^packages/(?:atoms|core|events|molecules|role-service|organisms)/",
        pathNot: [TESTS, ...placePaths("role-service/discord")],
      },
      {
        path: libraries(
          "fastify",
          "fastify-[^/]+",
          "@fastify/[^/]+",
          "discord\\.js",
          "@discordjs/[^/]+",
          "ws",
          "graphql",
          "@apollo/[^/]+",
          "@as-integrations/[^/]+",
        ),
      },
    ),
    error(
      "a-package-names-what-it-imports",
      "What only the root installs is absent where the package is used alone. Tests are the root's and may use its tools.",
      { path: "^(?:packages|apps)/", pathNot: TESTS },
      { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    ),
    error(
      "every-import-is-found",
      "Also what a package does not export.",
      { path: "^(?:packages|apps|scripts|bench)/" },
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules/" },
    exclude: { path: "(?:^|/)(?:dist|coverage)/" },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    // Without the source condition workspace imports resolve to `dist`, and every edge between packages is missed.
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["chorestree-source", "import", "node", "types", "default"] },
  },
};
