# One image for every service, and one for the reverse proxy: see docker-compose.yml.

FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY nest-cli.json tsconfig.json .swcrc ./
COPY libs libs
COPY apps apps
RUN npm run build

FROM node:20.20.2-bookworm-slim AS suite
WORKDIR /app
COPY package.json package-lock.json ./
# What is optional is the embedded PostgreSQL and the compiler: neither has a place in a container.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund && npm cache clean --force
COPY --from=build /app/dist dist
RUN install -d -o node -g node /data
ENV NODE_ENV=production DATA_DIR=/data
USER node
EXPOSE 3000
CMD ["node", "dist/apps/all/src/main.js"]

FROM nginxinc/nginx-unprivileged:1.30.4-alpine AS proxy
COPY --from=build /app/dist/public /srv/public
COPY --from=build /app/dist/proxy.conf /etc/nginx/conf.d/default.conf
