package io.serai.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberTest {
    private static final Set<String> OURS = Set.of("earlier", "latest");

    private static boolean isOwn(String refused, String owner) {
        return Member.isRefusedItsOwnPlace(
                new UnreleasedInstanceIdException(
                        "Static member %s with instance id w1.intake cannot join the group because the instance id is owned by %s member."
                                .formatted(refused, owner)),
                OURS::contains);
    }

    /** A worker took its own member, whose leaving no broker had heard of, for another process. */
    @ParameterizedTest
    @CsvSource({
        "latest, latest, true",
        "latest, earlier, true",
        "unheard, unheard, true",
        "latest, other, false",
        "latest, earlier-one, false"
    })
    void aPlaceIsOursWhoeverOfUsHasIt(String refused, String owner, boolean own) {
        assertThat(isOwn(refused, owner)).isEqualTo(own);
    }

    @Test
    void otherWordsTellOfAnotherProcess() {
        assertThat(
                        Member.isRefusedItsOwnPlace(
                                new UnreleasedInstanceIdException((String) null), OURS::contains))
                .isFalse();
    }
}
