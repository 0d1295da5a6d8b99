package io.serai.standins.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a JVM's heap holds, asked with the JDK's jcmd. */
public final class Heap {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Some collectors tell of it after the heap. */
    private static final Pattern NO_HEAP = Pattern.compile("Metaspace.*", Pattern.DOTALL);

    private static final int KIB = 1024;

    private Heap() {}

    /** Bytes in use after a full collection: of all generations, whatever the collector. */
    public static long usedAfterCollection(ChildJvm jvm) {
        String _ = jcmd(jvm, "GC.run");
        String told = jcmd(jvm, "GC.heap_info");
        return USED.matcher(NO_HEAP.matcher(told).replaceFirst(""))
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)) * KIB)
                .reduce(Long::sum)
                .orElseThrow(
                        () -> new IllegalStateException("jcmd says nothing of the heap: " + told));
    }

    private static String jcmd(ChildJvm jvm, String what) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asked =
                    new ProcessBuilder(
                                    jcmd,
                                    "-J-Xmx32m",
                                    "-J-XX:TieredStopAtLevel=1",
                                    Long.toString(jvm.pid()),
                                    what)
                            .redirectErrorStream(true)
                            .start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
