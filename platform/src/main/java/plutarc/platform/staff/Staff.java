package plutarc.platform.staff;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import plutarc.contracts.workspace.AccountId;
import plutarc.platform.mail.MailPeople;

/** Who operates this installation: the accounts whose addresses {@code plutarc.staff} lists, and nobody unless it does. Thread-safe. */
@Component
public class Staff {

    private final MailPeople people;
    private final Set<String> addresses;

    Staff(MailPeople people, @Value("${plutarc.staff:}") List<String> addresses) {
        this.people = people;
        this.addresses = addresses.stream().filter(address -> !address.isBlank()).map(address -> address.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    public boolean includes(AccountId account) {
        return !addresses.isEmpty() && people.addressOf(account).filter(addresses::contains).isPresent();
    }
}
