package io.serai.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.bench.WrittenReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    /** With the one that each client asks in a window, a late one more makes 99.99 %. */
    private static final int QUIET = 9_998;

    private static final int CALLS = 100;

    private final Map<Client, Account> accounts = new EnumMap<>(Client.class);
    private double virtualShareOfPrimary = 1;
    private int repeatedCalls;

    @BeforeEach
    void everyClientIsAnswered() {
        for (Client client : Client.values()) {
            Account account = new Account(client.deadline());
            accounts.put(client, account);
            answer(client, 0, Duration.ofMinutes(1));
            for (int i = 0; i < CALLS; i++) {
                account.call(false);
            }
        }
    }

    @Test
    void everyMarkIsHeldWhenAllIsWell() {
        assertThat(missed()).isEmpty();
        assertThat(report().marks()).hasSize(6);
        assertThat(report().holds()).isTrue();
    }

    @Test
    void aLostRequestIsMissedOnlyOfSerai() {
        accounts.get(Client.FAILOVER).ask(1);
        assertThat(missed()).isEmpty();

        accounts.get(Client.SERAI_4_H).ask(1);
        assertThat(missed()).containsExactly("Serai loses no request");
        assertThat(report().holds()).isFalse();
    }

    @Test
    void aSecondAnswerIsMissed() {
        accounts.get(Client.SERAI_15_MIN).end(0, new Ending.Failed());

        assertThat(missed()).containsExactly("Serai answers none twice");
    }

    @Test
    void aCallThatNoReplyListsIsMissed() {
        repeatedCalls = 1;

        assertThat(missed()).containsExactly("Serai makes no call that its replies do not list");
    }

    @Test
    void oneInTenThousandMayBeLate() {
        answer(Client.SERAI_24_H, 1, Duration.ofHours(25));
        assertThat(missed()).isEmpty();

        answer(Client.SERAI_24_H, 2, Duration.ofHours(25));
        assertThat(missed()).containsExactly("Serai answers at least 99.99 % within 24 h");
    }

    @Test
    void oneCallInAHundredIsOneTooManyInVain() {
        waste(Client.PRIMARY_ALONE, CALLS);
        waste(Client.SERAI_15_MIN, 3);
        assertThat(missed()).isEmpty();

        waste(Client.SERAI_4_H, 1);
        assertThat(missed())
                .containsExactly("less than 1 % of Serai's calls are wasted, in the windows alone");
    }

    @Test
    void theTwoRunsMayNotBeApartForAnyClient() {
        virtualShareOfPrimary = 0.9991;
        assertThat(missed()).isEmpty();

        virtualShareOfPrimary = 0.9989;
        assertThat(missed())
                .containsExactly("the virtual clock agrees within 0.1 points, for every client");
    }

    @Test
    void eachClientHasItsFiguresInTheFile(@TempDir Path folder) throws IOException {
        Client client = Client.SERAI_15_MIN;
        answer(client, 1, Duration.ofMinutes(2));
        accounts.get(client).ask(2);
        accounts.get(client).end(0, new Ending.Failed());
        accounts.get(client).end(0, new Ending.Failed());
        waste(client, 3);

        JsonNode clients = WrittenReport.of(report(), folder).at("/clients");

        assertThat(clients.findValuesAsText("name"))
                .containsExactlyElementsOf(Stream.of(Client.values()).map(Client::title).toList());
        JsonNode written = clients.get(List.of(Client.values()).indexOf(client));
        assertThat(written.at("/requests").asInt()).isEqualTo(QUIET + 3);
        assertThat(written.at("/answeredByDeadline").asInt()).isEqualTo(QUIET + 2);
        assertThat(written.at("/lost").asInt()).isEqualTo(1);
        assertThat(written.at("/duplicates").asInt()).isEqualTo(2);
        assertThat(written.at("/calls").asInt()).isEqualTo(QUIET + CALLS + 3);
        assertThat(written.at("/wastedCalls").asInt()).isEqualTo(3);
        assertThat(written.at("/waitP50Ms").asLong()).isEqualTo(60_000);
        assertThat(written.at("/waitP99Ms").asLong()).isEqualTo(120_000);
    }

    @Test
    void theFileSaysWhichMarksWereHeld(@TempDir Path folder) throws IOException {
        repeatedCalls = 7;

        JsonNode written = WrittenReport.of(report(), folder);

        assertThat(written.at("/marks/1/held").asBoolean()).isTrue();
        assertThat(written.at("/marks/2/held").asBoolean()).isFalse();
        assertThat(written.at("/marks/2/measured").asText()).isEqualTo("7 more");
        assertThat(written.at("/agreementPoints").isNumber()).isTrue();
    }

    @Test
    void theTableTellsWhatIsLongerThanItsShare() {
        assertThat(printed())
                .contains("| `worker.commit-interval` | 100 ms | 20.0 ms | longer |")
                .contains("| `breaker.open-for` | 30 s | 41.7 ms |  |")
                .contains("| `ttl of Serai, 15 min` | 15 min 00 s | 2248.0 ms | longer |")
                .contains("| `ttl of Serai, 24 h` | 24 h 00 min | 120998.0 ms | longer |");
    }

    private void answer(Client client, int request, Duration after) {
        accounts.get(client).ask(request);
        accounts.get(client).end(request, new Ending.Answered(after));
    }

    private void waste(Client client, int calls) {
        for (int i = 0; i < calls; i++) {
            accounts.get(client).call(true);
        }
    }

    private List<String> missed() {
        return report().marks().stream().filter(mark -> !mark.held()).map(Mark::what).toList();
    }

    private String printed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Markdown(new PrintStream(bytes, true, StandardCharsets.UTF_8)).print(report());
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Report report() {
        IncidentCalendar calendar = new CalendarDraw(1).draw();
        List<Span> windows = calendar.windows(Duration.ofHours(1));
        return new Report(
                1,
                false,
                240,
                Pace.REPLAY.factor(),
                60,
                CalendarSummary.of(calendar, windows, windows),
                Stream.of(Client.values()).map(this::client).toList(),
                Report.Scaled.all(Pace.REPLAY),
                repeatedCalls);
    }

    private ClientReport client(Client client) {
        double virtualShare = client == Client.PRIMARY_ALONE ? virtualShareOfPrimary : 1;
        return ClientReport.of(client, accounts.get(client), QUIET, virtualShare);
    }
}
