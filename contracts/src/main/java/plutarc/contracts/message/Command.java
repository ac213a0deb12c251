package plutarc.contracts.message;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** An intention. Carries {@link MessageName} and either {@link Requires} or {@link SentBy}. */
public interface Command {

    /** The aggregate that decides it. */
    @JsonIgnore
    String aggregateId();
}
