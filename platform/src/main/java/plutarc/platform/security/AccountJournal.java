package plutarc.platform.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import plutarc.contracts.message.ActorContext;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.security.AccountActivity.Kind;

/** Tells what happens to accounts' sign-in, with where it came from. Thread-safe. */
@Component
public class AccountJournal {

    private static final Logger log = LoggerFactory.getLogger(AccountJournal.class);

    private final ApplicationEventPublisher listeners;
    private final ActorContext request;

    AccountJournal(ApplicationEventPublisher listeners, ActorContext request) {
        this.listeners = listeners;
        this.request = request;
    }

    public void note(AccountId account, Kind kind) {
        log.atInfo().addKeyValue("account", account).addKeyValue("address", request.address()).log(kind.name().toLowerCase(java.util.Locale.ROOT));
        listeners.publishEvent(new AccountActivity(account, kind, request.address(), request.userAgent()));
    }
}
