# syntax=docker/dockerfile:1
# Builds and packages the application, writes its AOT cache with the JRE it will run on, and leaves no build tools
# behind. docs/operations.md says how to build, pin and run it.
FROM eclipse-temurin:25-jre-noble AS jre

FROM maven:3.9-eclipse-temurin-25-noble AS build
# An ordinary user: PostgreSQL, which the training starts, refuses to run as root.
RUN useradd --create-home --uid 10001 builder && install -d -o builder /build /home/builder/.m2
USER builder
WORKDIR /build
COPY --from=jre /opt/java/openjdk /opt/jre
COPY --chown=builder . .
# The secret holds a settings.xml for those who reach Maven Central through a mirror.
RUN --mount=type=cache,target=/home/builder/.m2/repository,uid=10001 \
    --mount=type=secret,id=maven-settings,target=/home/builder/.m2/settings.xml,uid=10001 \
    src/bench/run AotTraining -Dbench.java.home=/opt/jre

FROM jre
LABEL org.opencontainers.image.title="tiendo06" \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /app
# Owned by root and read by all: the application cannot change itself.
COPY --from=build /build/target/quarkus-app/ ./
COPY --from=build /build/target/quarkus-run-cyclonedx.json ./sbom.cdx.json
USER 10001:10001
# 9000: probes and measures.
EXPOSE 8080 9000
# NewSize: with the cache nothing has the serial collector resize its young generation of 4 MB, and what lives short grew old in
# 900 MB. Tier4…: four times the JVM's own, so that its second compiler leaves a start the processor.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=65 -XX:+ExitOnOutOfMemoryError -XX:TrimNativeHeapInterval=2000 -XX:InitialHeapSize=48m -XX:NewSize=16m -XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=2400 -XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=160000 -Dfile.encoding=UTF-8"
# /tmp is all it writes to; run it with --read-only --tmpfs /tmp.
# bash opens the connection itself: the base image promises no curl.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD bash -c "exec 3<>/dev/tcp/127.0.0.1/9000 && printf 'GET /q/health/live HTTP/1.0\r\n\r\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"
ENTRYPOINT ["java", "-XX:AOTCache=/app/app.aot", "-jar", "/app/quarkus-run.jar"]
