# The gateway's image. Build it from a built checkout:
#   ./mvnw -q -DskipTests -Dquick package && docker build -t serai .
# The libraries change seldom and come first, so that a new Serai is one small layer.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}

WORKDIR /opt/serai
COPY routes/gateway/target/lib lib/
COPY routes/gateway/target/serai-gateway.jar ./
COPY config/serai.yaml config/

# A number, so that an orchestrator can see that it is not root.
USER 10001:10001

# The management port. Further JVM options: JDK_JAVA_OPTIONS, which the JVM reads by itself.
EXPOSE 8089

HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", "serai-gateway.jar", "io.serai.app.SeraiMain", "health"]

ENTRYPOINT ["java", "-Dcamel.threads.virtual.enabled=true", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+ExitOnOutOfMemoryError", "-cp", "serai-gateway.jar", "io.serai.app.SeraiMain"]
CMD ["run"]
