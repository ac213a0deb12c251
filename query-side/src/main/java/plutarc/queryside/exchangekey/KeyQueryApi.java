package plutarc.queryside.exchangekey;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.exchangekey.ExchangeKeyQuery;
import plutarc.contracts.exchangekey.ExchangeKeyView;
import plutarc.queryside.message.Asking;

/** Exchange keys over HTTP. */
@RestController
public class KeyQueryApi {

    private final Asking asking;

    public KeyQueryApi(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/api/keys")
    List<ExchangeKeyView> keys() {
        return asking.list(new ExchangeKeyQuery.ExchangeKeys(asking.workspace()), ExchangeKeyView.class);
    }
}
