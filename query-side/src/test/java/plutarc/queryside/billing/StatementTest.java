package plutarc.queryside.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.billing.BillingEvent.*;
import plutarc.contracts.billing.BillingQuery.BillingOfWorkspace;
import plutarc.contracts.billing.BillingQuery.StatementOfMonth;
import plutarc.contracts.billing.BillingStanding;
import plutarc.contracts.billing.CreditId;
import plutarc.contracts.billing.PaymentId;
import plutarc.contracts.bot.BotId;
import plutarc.contracts.bot.DeploymentId;
import plutarc.contracts.bot.RegionId;
import plutarc.contracts.workspace.WorkspaceId;
import plutarc.queryside.support.TestSide;

class StatementTest {
    private static final WorkspaceId OURS = new WorkspaceId("ours");
    private static final DeploymentId D = new DeploymentId("d");
    private static final BotId BOT = new BotId("alpha");
    private static final RegionId TOKYO = new RegionId("aws.tokyo");

    private final TestSide side = TestSide.embedded();
    private final BillingQueries queries = new BillingQueries(side.views, BillingSettings.DEFAULT, Clock.fixed(at("2026-04-02T00:00"), ZoneOffset.UTC));

    @AfterEach
    void close() {
        side.close();
    }

    private static Instant at(String minute) {
        return Instant.parse(minute + ":00Z");
    }

    private static List<DomainEventMessage<?>> history() {
        List<BillingEvent> events = List.of(
                new PaymentBooked(OURS, new PaymentId("p"), 10_000_000, "manual", "=transfer", at("2026-03-30T10:00"), new BillingStanding(10_000_000, 0, 0)),
                new CreditGranted(OURS, new CreditId("c"), 30_000, at("2026-12-01T00:00"), "Welcome", at("2026-03-31T10:00"), new BillingStanding(10_000_000, 30_000, 0)),
                new MeterStarted(OURS, D, BOT, "aws", TOKYO, "standard", 40_000, at("2026-03-31T23:00"), new BillingStanding(10_000_000, 30_000, 40_000)),
                new UsageCharged(OURS, D, BOT, "aws", TOKYO, at("2026-03-31T23:00"), at("2026-04-01T00:00"), 3600, 40_000, 30_000,
                        new BillingStanding(9_990_000, 0, 40_000)),
                new UsageCharged(OURS, D, BOT, "aws", TOKYO, at("2026-04-01T00:00"), at("2026-04-01T01:00"), 3600, 40_000, 0, new BillingStanding(9_950_000, 0, 40_000)),
                new UsageCharged(OURS, D, BOT, "aws", TOKYO, at("2026-04-01T01:00"), at("2026-04-01T02:00"), 3600, 40_000, 0, new BillingStanding(9_910_000, 0, 40_000)));
        var messages = new ArrayList<DomainEventMessage<?>>();
        events.forEach(event -> messages.add(new GenericDomainEventMessage<>("billing", "billing-ours", messages.size(), event)));
        return messages;
    }

    @Test
    void usageBelongsToTheMonthInWhichItWasUsedAndOneMonthClosesWhereTheNextOpens() {
        side.project(history());
        var march = queries.handle(new StatementOfMonth(OURS, "2026-03")).orElseThrow();
        var april = queries.handle(new StatementOfMonth(OURS, "2026-04")).orElseThrow();
        assertThat(march.openingMicros() + march.paidMicros() - march.usageMicros() + march.fromCreditMicros()).isEqualTo(march.closingMicros()).isEqualTo(9_990_000);
        assertThat(april.openingMicros()).isEqualTo(march.closingMicros());
        assertThat(april.lines()).singleElement().satisfies(line -> {
            assertThat(line.seconds()).isEqualTo(7200);
            assertThat(line.amountMicros()).isEqualTo(80_000);
        });
        assertThat(march.complete()).isTrue();
        assertThat(april.complete()).isFalse();
    }

    @Test
    void theAccountShowsWhatRunsAndWhatIsLeft() {
        side.project(history());
        var billing = queries.handle(new BillingOfWorkspace(OURS)).orElseThrow();
        assertThat(billing.balanceMicros()).isEqualTo(9_910_000);
        assertThat(billing.credits()).isEmpty();
        assertThat(billing.months()).containsExactly("2026-04", "2026-03");
        assertThat(billing.meters()).singleElement().satisfies(meter -> assertThat(meter.chargedMicros()).isEqualTo(120_000));
        assertThat(queries.handle(new BillingOfWorkspace(new WorkspaceId("theirs"))).orElseThrow().months()).isEmpty();
        assertThat(queries.handle(new StatementOfMonth(new WorkspaceId("theirs"), "2026-03"))).isEmpty();
    }

    @Test
    void toldAgainNothingIsChargedTwice() {
        side.project(history());
        var once = side.documents();
        side.project(history());
        assertThat(side.documents()).isEqualTo(once);
    }

    @Test
    void theFileAddsUpAndHoldsNoFormula() {
        side.project(history());
        var text = StatementText.csv(queries.handle(new StatementOfMonth(OURS, "2026-03")).orElseThrow());
        assertThat(text).contains("opening balance,,,,,,0.000000", "payment,'=transfer,,manual,,,10.000000", "usage,alpha,alpha,aws,aws.tokyo,3600,-0.040000",
                "closing balance,,,,,,9.990000");
    }

    @Test
    void thePdfIsOne() {
        side.project(history());
        var pdf = StatementPdf.pdf(queries.handle(new StatementOfMonth(OURS, "2026-03")).orElseThrow());
        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(pdf.length).isGreaterThan(1500);
    }
}
