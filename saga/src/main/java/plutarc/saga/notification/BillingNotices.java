package plutarc.saga.notification;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import plutarc.contracts.billing.BillingEvent;
import plutarc.contracts.billing.BillingEvent.BalanceExhausted;
import plutarc.contracts.billing.BillingEvent.GraceEnded;
import plutarc.contracts.billing.BillingEvent.PaymentBooked;
import plutarc.contracts.billing.BillingEvent.RunwayShort;
import plutarc.contracts.notification.DashboardAddress;
import plutarc.contracts.notification.Mail;
import plutarc.contracts.notification.MailMessage;
import plutarc.saga.message.SagaProcessor;

/** Writes to a workspace's owner when its money ends, has ended or has come. Once an event. */
@ProcessingGroup(SagaProcessor.NAME)
public final class BillingNotices {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Mail mail;
    private final DashboardAddress dashboard;
    private final Directory directory;

    public BillingNotices(Mail mail, DashboardAddress dashboard, Directory directory) {
        this.mail = mail;
        this.dashboard = dashboard;
        this.directory = directory;
    }

    @EventHandler
    void on(RunwayShort event) {
        write(event, "runway-" + event.at().toEpochMilli(), "The balance lasts for less than " + event.hours() + " hours",
                left(event) + " is left, and what runs now uses " + amount(event.standing().burnMicrosPerHour()) + " an hour.\nWithout a top-up the bots that are charged are wound down.");
    }

    @EventHandler
    void on(BalanceExhausted event) {
        write(event, "exhausted-" + event.at().toEpochMilli(), "Nothing is left of the balance",
                "Bots that are charged are wound down at " + TIME.format(event.graceEndsAt()) + " unless money comes before.\nOpen positions keep their stops at the venue.");
    }

    @EventHandler
    void on(GraceEnded event) {
        write(event, "grace-" + event.at().toEpochMilli(), "Bots are wound down: nothing is left of the balance",
                event.bots().size() + (event.bots().size() == 1 ? " bot is" : " bots are") + " being wound down.\nAfter a top-up, deploy them again: their configuration is kept.");
    }

    @EventHandler
    void on(PaymentBooked event) {
        write(event, "payment-" + event.paymentId(), "Payment booked", amount(event.amountMicros()) + " was booked (" + event.provider() + ", " + event.reference() + ").\n"
                + left(event) + " is available now.");
    }

    private void write(BillingEvent event, String key, String subject, String text) {
        directory.ownerOf(event.workspaceId()).ifPresent(owner -> mail.send(MailMessage.notice("billing-" + key + "-" + event.workspaceId(), owner, subject,
                text + "\n\n" + dashboard.to(directory.homeOf(event.workspaceId()) + "/billing") + "\n")));
    }

    private static String left(BillingEvent event) {
        return amount(event.standing().availableMicros());
    }

    private static String amount(long micros) {
        return BigDecimal.valueOf(micros, 6).setScale(2, RoundingMode.FLOOR).toPlainString();
    }
}
