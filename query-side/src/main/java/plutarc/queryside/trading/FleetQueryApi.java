package plutarc.queryside.trading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import plutarc.contracts.trading.FleetEquityPoint;
import plutarc.contracts.trading.FleetQuery;
import plutarc.queryside.message.Asking;

/** The fleet as a whole, over HTTP. */
@RestController
public class FleetQueryApi {

    private final Asking asking;

    public FleetQueryApi(Asking asking) {
        this.asking = asking;
    }

    @GetMapping("/api/fleet/equity")
    List<FleetEquityPoint> equity(@RequestParam Optional<Instant> from) {
        return asking.list(new FleetQuery.FleetEquity(asking.workspace(), from), FleetEquityPoint.class);
    }
}
