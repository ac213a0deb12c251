# One image for both processes of an installation: the backend (with its bots) and the paper exchange.
# Build:  docker build -t plutarc .
FROM node:22-bookworm-slim AS dashboard
WORKDIR /build/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web ./
RUN npm run build

FROM maven:3.9-eclipse-temurin-25 AS backend
WORKDIR /build
COPY pom.xml ./
COPY .mvn .mvn
COPY contracts contracts
COPY strategy strategy
COPY candles candles
COPY exchanges exchanges
COPY paper-exchange paper-exchange
COPY bot-node bot-node
COPY command-side command-side
COPY query-side query-side
COPY saga saga
COPY platform platform
COPY cli cli
RUN --mount=type=cache,target=/root/.m2 mvn -q -DskipTests package \
    -pl contracts,strategy,candles,exchanges,paper-exchange,bot-node,command-side,query-side,saga,platform,cli

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home plutarc && install -d -o plutarc -g plutarc -m 0750 /var/lib/plutarc
WORKDIR /opt/plutarc
COPY --from=backend /build/paper-exchange/target/paper-exchange-0.1.0.jar paper-exchange/target/
COPY --from=backend /build/paper-exchange/target/lib paper-exchange/target/lib
COPY --from=backend /build/bot-node/target/bot-node-0.1.0.jar bot-node/target/
COPY --from=backend /build/bot-node/target/lib bot-node/target/lib
COPY --from=backend /build/platform/target/platform-0.1.0.jar platform/target/
COPY --from=backend /build/platform/target/lib platform/target/lib
COPY --from=dashboard /build/web/dist web/dist
USER plutarc
VOLUME /var/lib/plutarc
EXPOSE 8080 9090
