package io.serai.chaos;

import io.serai.standins.process.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM's heap holds, asked with the JDK's jcmd. */
final class Heap {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final int KIB = 1024;

    private Heap() {}

    /** Bytes in use after a full collection: young and old generation. */
    static long usedAfterCollection(ChildJvm jvm) {
        String _ = jcmd(jvm, "GC.run");
        Matcher used = USED.matcher(jcmd(jvm, "GC.heap_info"));
        long young = used.find() ? Long.parseLong(used.group(1)) : 0;
        long old = used.find() ? Long.parseLong(used.group(1)) : 0;
        return (young + old) * KIB;
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
