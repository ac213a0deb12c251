package plutarc.queryside.message;

import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/** How many a question may ask for. Stateless. */
public final class Limits {

    private Limits() {
    }

    /** @throws RefusedException {@code request.limit}, naming the value and the range, if it is not from 1 to {@code most} */
    public static int require(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new RefusedException(Refusal.of("request.limit", "The limit is out of range.", "limit", Integer.toString(limit), "1 to " + most));
        }
        return limit;
    }
}
