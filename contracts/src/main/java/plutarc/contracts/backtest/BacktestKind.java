package plutarc.contracts.backtest;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What is to be done over the history. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = BacktestKind.SingleRun.class, name = "single_run"))
public sealed interface BacktestKind {

    /** One run of the template as it is. */
    record SingleRun() implements BacktestKind {
    }
}
