"use strict";

// The page's modules run in a browser as they are.
module.exports = { overrides: [{ files: ["*.mjs"], env: { browser: true, node: false } }] };
