package io.serai.standins.process;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Names as an option takes them, with commas between them; none where the option is not given. A
 * list with a hole in it is refused: it could have become everything.
 */
public record Names(List<String> all) {
    public static final Names NONE = new Names(List.of());

    public Names {
        all = List.copyOf(all);
    }

    /** {@code NAME[,NAME...]}. */
    public static final class Converter implements ITypeConverter<Names> {
        @Override
        public Names convert(String value) {
            List<String> names = Stream.of(value.split(",", -1)).map(String::strip).toList();
            if (names.contains("")) {
                throw new TypeConversionException(
                        "a name is missing in '%s' (wanted: NAME[,NAME...])".formatted(value));
            }
            return new Names(names);
        }
    }
}
