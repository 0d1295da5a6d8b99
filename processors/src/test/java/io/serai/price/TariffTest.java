package io.serai.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.model.Cost;
import io.serai.model.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTest {
    private static final Instant TODAY = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate SEEN = LocalDate.parse("2026-11-22");
    private static final LocalDate NEW_YEAR = LocalDate.parse("2027-01-01");
    private static final Rates RATES = rates("2", "0.20", "2.5", "10");
    private static final Rates LONG = rates("4", "0.4", null, "15");

    private static Rates rates(String input, String cached, String cacheWrite, String output) {
        return new Rates(
                new BigDecimal(input),
                Optional.ofNullable(cached).map(BigDecimal::new),
                Optional.ofNullable(cacheWrite).map(BigDecimal::new),
                Optional.ofNullable(output).map(BigDecimal::new));
    }

    private static Price price(String model, LocalDate from, LocalDate until, Rates rates) {
        return new Price(
                model,
                Optional.ofNullable(from),
                Optional.ofNullable(until),
                rates,
                Optional.of(new Price.LongPrompts(272_000, LONG)),
                Optional.empty(),
                10,
                "the provider",
                SEEN);
    }

    private static Tariff tariff(boolean regional, Price... prices) {
        return new Tariff(
                new PriceTable(List.of(prices)), PriceSettings.BY_MODEL, "gpt-6-sol", regional);
    }

    private static Optional<String> cost(Tariff tariff, Usage usage, Instant asked) {
        return tariff.cost(Optional.of(usage), asked).map(it -> it.dollars().toPlainString());
    }

    private static final Price ALWAYS = price("gpt-6-sol", null, null, RATES);

    @ParameterizedTest
    @CsvSource({
        "200000, 0, 0, 0, 0.4",
        "0, 0, 0, 1000000, 10",
        "1000, 400, 100, 50, 0.00183",
        "1, 1, 0, 0, 0.0000002",
        "272000, 0, 0, 0, 0.544",
        "272001, 0, 0, 1, 1.088019",
    })
    void eachKindOfTokensHasItsPrice(
            long prompt, long cached, long cacheWrite, long completion, String dollars) {
        Usage usage = new Usage(prompt, cached, cacheWrite, completion, 0);

        assertThat(cost(tariff(false, ALWAYS), usage, TODAY)).contains(dollars);
    }

    @Test
    void oneRegionCostsMore() {
        assertThat(cost(tariff(true, ALWAYS), new Usage(200_000, 0, 0, 0, 0), TODAY))
                .contains("0.44");
    }

    @Test
    void thePriceIsThatOfTheDay() {
        Tariff tariff =
                tariff(
                        false,
                        price("gpt-6-sol", null, NEW_YEAR, RATES),
                        price("gpt-6-sol", NEW_YEAR, null, LONG));
        Usage usage = new Usage(1000, 0, 0, 0, 0);

        assertThat(cost(tariff, usage, Instant.parse("2026-12-31T23:59:59Z"))).contains("0.002");
        assertThat(cost(tariff, usage, Instant.parse("2027-01-01T00:00:00Z"))).contains("0.004");
    }

    @Test
    void aModelWithoutAPriceCostsNobodyKnowsWhatAndIsCounted() {
        Tariff tariff = tariff(false);

        assertThat(tariff.cost(Optional.of(new Usage(1, 0, 0, 1, 0)), TODAY)).isEmpty();
        assertThat(tariff.cost(Optional.of(new Usage(1, 0, 0, 1, 0)), TODAY)).isEmpty();
        assertThat(tariff.unpriced()).isEqualTo(2);
    }

    /** Cache writes of a long prompt have no price in this row. */
    @Test
    void aKindOfTokensWithoutAPriceLeavesTheCostUnknown() {
        Tariff tariff = tariff(false, ALWAYS);

        assertThat(tariff.cost(Optional.of(new Usage(300_000, 0, 1, 1, 0)), TODAY)).isEmpty();
        assertThat(tariff.cost(Optional.of(new Usage(300_000, 0, 0, 1, 0)), TODAY)).isPresent();
        assertThat(tariff.unpriced()).isOne();
    }

    @Test
    void anAnswerThatTellsNoTokensIsCountedToo() {
        Tariff tariff = tariff(false, ALWAYS);

        assertThat(tariff.cost(Optional.empty(), TODAY)).isEmpty();
        assertThat(tariff.unpriced()).isOne();
    }

    @Test
    void anotherModelMayStandForAnUnknownOne() {
        Tariff tariff =
                new Tariff(
                        new PriceTable(List.of(ALWAYS)),
                        new PriceSettings(Optional.of("gpt-6-sol"), Optional.of(false)),
                        "our-deployment",
                        true);

        assertThat(tariff.cost(Optional.of(new Usage(200_000, 0, 0, 0, 0)), TODAY))
                .contains(new Cost(new BigDecimal("0.4")));
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-6-sol, gpt-6-sol",
        "GPT-6-Sol, gpt-6-sol",
        "openai/gpt-5.4-2026-03-05, gpt-5.4",
        "claude-sonnet-5@20260101, claude-sonnet-5",
        "eu.anthropic.claude-sonnet-5-20260101-v1:0, claude-sonnet-5",
        "global.anthropic.claude-opus-5-5-v1, claude-opus-5-5",
        "arn:aws:bedrock:eu-west-1:1:inference-profile/eu.amazon.nova-lite-v1:0, nova-lite",
        "meta.llama4-maverick-17b-instruct-v1:0, llama4-maverick-17b-instruct",
        "gemini-3.5-flash, gemini-3.5-flash",
    })
    void whatCloudsPutAroundANameIsNoPartOfIt(String id, String model) {
        assertThat(new PriceTable(List.of(price(model, null, null, RATES))).knows(id)).isTrue();
    }

    /** {@code claude-sonnet-5} is not {@code claude-sonnet-5-5}. */
    @Test
    void noNameStandsForALongerOne() {
        PriceTable table = new PriceTable(List.of(price("claude-sonnet-5", null, null, RATES)));

        assertThat(table.knows("claude-sonnet-5-5")).isFalse();
        assertThat(table.knows("claude-sonnet")).isFalse();
    }

    /** A name in the table that itself ends like a version. */
    @Test
    void aNameOfTheTableIsTakenAsItStands() {
        assertThat(
                        new PriceTable(List.of(price("deepseek-v3", null, null, RATES)))
                                .knows("deepseek-v3"))
                .isTrue();
    }

    @Test
    void twoPricesForOneDayAreRefused() {
        List<Price> overlapping =
                List.of(
                        price("gpt-6-sol", null, NEW_YEAR, RATES),
                        price("gpt-6-sol", NEW_YEAR.minusDays(1), null, RATES));

        assertThatThrownBy(() -> new PriceTable(overlapping))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "models has two prices of gpt-6-sol for one day: one holds until 2027-01-01,"
                                + " the other from 2026-12-31");
    }

    @Test
    void aPriceHoldsForADayAtLeast() {
        assertThatThrownBy(() -> price("gpt-6-sol", NEW_YEAR, NEW_YEAR, RATES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("until must be after from, 2027-01-01");
    }
}
