# Both apps from one file: `--target bot` or `--target api`. For a release give NODE_IMAGE with its digest:
#   docker build --build-arg NODE_IMAGE=node:24-bookworm-slim@sha256:… --target bot .
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /src
COPY . .
# The version of pnpm is the one that package.json pins. What only the build needs is left behind: production's packages
# are installed anew by the same lockfile, and sources removed.
RUN pnpm="$(node -p "require('./package.json').packageManager.split('+')[0]")" \
 && npx --yes "$pnpm" install --frozen-lockfile \
 && node node_modules/typescript/bin/tsc -b apps/bot apps/api \
 && rm -rf node_modules packages/*/node_modules apps/*/node_modules \
 && npx --yes "$pnpm" install --prod --frozen-lockfile --filter "@chorestree/bot..." --filter "@chorestree/api-app..." \
 && rm -rf packages/*/src apps/*/src packages/test apps/local

# Files stay root's: the app may read its own code and never write it.
FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /src ./
USER node

FROM runtime AS bot
CMD ["node", "apps/bot/dist/main.js"]
EXPOSE 3001
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.BOT_PORT||3001)+'/health/live').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]

FROM runtime AS api
CMD ["node", "apps/api/dist/main.js"]
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.API_PORT||3000)+'/health/live').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
