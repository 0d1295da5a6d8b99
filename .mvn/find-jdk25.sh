# Sourced by ./mvnw and ./serai: points JAVA_HOME at a JDK 25 (JAVA_HOME itself, then PATH, then the
# usual folders), because the formatter and the enforcer run inside Maven's own JVM, which toolchains do not change.

is_jdk25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

find_jdk25() {
  if [ -n "${JAVA_HOME:-}" ] && is_jdk25 "$JAVA_HOME"; then
    return 0
  fi
  jdk_on_path="$(command -v javac 2>/dev/null || true)"
  if [ -n "$jdk_on_path" ]; then
    jdk_on_path="$(dirname "$(dirname "$(readlink -f "$jdk_on_path")")")"
  fi
  set +f
  for candidate in "$jdk_on_path" /usr/lib/jvm/* /opt/java/* /opt/jdk* /opt/*jdk* /usr/java/* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
      JAVA_HOME="$candidate"
      export JAVA_HOME
      return 0
    fi
  done
  echo "Serai needs a JDK 25: none found in JAVA_HOME, on the PATH or in the usual folders; install one or set JAVA_HOME." >&2
  return 1
}

find_jdk25 || exit 3
