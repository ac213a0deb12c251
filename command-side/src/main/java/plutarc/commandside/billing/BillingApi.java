package plutarc.commandside.billing;

import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.Fields;
import plutarc.commandside.message.RequestedCommands;
import plutarc.contracts.billing.BillingCommand.BeginPayment;
import plutarc.contracts.billing.BillingCommand.TopUpManually;
import plutarc.contracts.billing.PaymentId;
import plutarc.contracts.billing.RateView;

/** Paying in over HTTP. */
@RestController
@RequestMapping("/api/billing")
class BillingApi {
    private final RequestedCommands commands;
    private final PaymentProvider provider;
    private final Rates rates;

    BillingApi(RequestedCommands commands, PaymentProvider provider, Rates rates) {
        this.commands = commands;
        this.provider = provider;
        this.rates = rates;
    }

    /** @param reference what the payment is known by, such as a bank transfer's text; only for payments booked by hand */
    record TopUp(long amountMicros, Optional<String> reference) {
    }

    /** @param checkout where the payment is to be made; absent where it is booked already */
    record TopUpBegun(PaymentId paymentId, Optional<String> checkout) {
    }

    /** The idempotency key names the payment: sent again, it is booked once. */
    @PostMapping("/top-ups")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TopUpBegun topUp(@RequestBody TopUp topUp, @RequestHeader("Idempotency-Key") Optional<String> key) {
        var payment = key.map(text -> new PaymentId(Fields.text("Idempotency-Key", text, 64))).orElseGet(PaymentId::random);
        if (provider.byHand()) {
            commands.send(new TopUpManually(commands.workspace(), payment, topUp.amountMicros(), topUp.reference().orElse("by hand")));
            return new TopUpBegun(payment, Optional.empty());
        }
        commands.send(new BeginPayment(commands.workspace(), payment, topUp.amountMicros()));
        return new TopUpBegun(payment, provider.checkout(commands.workspace(), payment, topUp.amountMicros()));
    }

    /** What instances cost here. */
    @GetMapping("/rates")
    List<RateView> rates() {
        return rates.rows();
    }
}
