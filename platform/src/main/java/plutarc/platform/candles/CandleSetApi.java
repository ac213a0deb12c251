package plutarc.platform.candles;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plutarc.commandside.message.RequestedCommands;
import plutarc.contracts.candles.CandleFetchView;
import plutarc.contracts.candles.CandleOrigin;
import plutarc.contracts.candles.CandleSetCommand.AddCandleSet;
import plutarc.contracts.candles.CandleSetCommand.DeleteCandleSet;
import plutarc.contracts.candles.CandleSetId;
import plutarc.contracts.candles.CandleSetQuery;
import plutarc.contracts.candles.CandleSetView;
import plutarc.contracts.exchangekey.ContractType;
import plutarc.contracts.exchangekey.Venue;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;
import plutarc.queryside.message.Asking;
import plutarc.strategy.market.Interval;

/** Sets of candles over HTTP. */
@RestController
@RequestMapping("/api/candle-sets")
class CandleSetApi {

    private static final int MOST_FILE_NAME = 120;

    private final RequestedCommands commands;
    private final Asking asking;
    private final CandleImport imports;
    private final CandleFetching fetching;
    private final CandleFolder folder;
    private final Clock clock;

    CandleSetApi(RequestedCommands commands, Asking asking, CandleImport imports, CandleFetching fetching, CandleFolder folder, Clock clock) {
        this.commands = commands;
        this.asking = asking;
        this.imports = imports;
        this.fetching = fetching;
        this.folder = folder;
        this.clock = clock;
    }

    /** @param to exclusive; what has not closed by now is left out */
    record NewCandleFetch(String name, Venue venue, boolean testnet, String symbol, ContractType contractType, String interval, Instant from, Instant to) {
    }

    record AddedCandleSet(CandleSetId candleSetId) {
    }

    @GetMapping
    List<CandleSetView> sets() {
        return asking.list(new CandleSetQuery.CandleSets(asking.workspace()), CandleSetView.class);
    }

    @GetMapping("/fetches")
    List<CandleFetchView> fetches() {
        return asking.list(new CandleSetQuery.CandleFetches(asking.workspace()), CandleFetchView.class);
    }

    /** The body is the file: CSV, gzipped or not, of at most 64 MB. */
    @PostMapping("/import")
    @ResponseStatus(HttpStatus.CREATED)
    AddedCandleSet bring(@RequestParam String name, @RequestParam String symbol, @RequestParam String contract, @RequestParam String file, HttpServletRequest request) throws IOException {
        var workspace = commands.workspace();
        var set = new AddCandleSet(CandleSetId.random(), workspace, name.strip(), symbol.strip(), ContractType.ofCode(contract), CandleOrigin.FILE, Optional.empty(), Optional.of(plain(file)));
        commands.requireAllowed(set);
        WorkspaceCandles.requireValid(set);
        if (request.getContentLengthLong() > CandleImport.MOST_BYTES) {
            throw CandleImport.tooLarge();
        }
        try {
            imports.read(set, request.getInputStream());
            commands.send(set);
        } finally {
            folder.discard(workspace, set.candleSetId());
        }
        return new AddedCandleSet(set.candleSetId());
    }

    /** Answers at once; the history is read in the background. */
    @PostMapping("/fetch")
    @ResponseStatus(HttpStatus.ACCEPTED)
    AddedCandleSet fetch(@RequestBody NewCandleFetch wanted) {
        var set = new AddCandleSet(CandleSetId.random(), commands.workspace(), String.valueOf(wanted.name()).strip(), String.valueOf(wanted.symbol()).strip(), wanted.contractType(),
                CandleOrigin.VENUE, Optional.of(wanted.venue()), Optional.empty());
        commands.requireAllowed(set);
        WorkspaceCandles.requireValid(set);
        Interval interval = Interval.find(wanted.interval()).orElseThrow(() -> invalid("interval", wanted.interval(), Interval.labels()));
        Instant from = Instant.ofEpochMilli(interval.openOf(wanted.from().toEpochMilli() + interval.millis() - 1));
        Instant to = wanted.to().isBefore(clock.instant()) ? wanted.to() : clock.instant();
        long candles = (to.toEpochMilli() - from.toEpochMilli()) / interval.millis();
        if (candles < 2) {
            throw invalid("from", wanted.from().toString(), "a span of two candles at least that has begun");
        }
        if (candles > CandleImport.MOST_CANDLES) {
            throw invalid("from", String.format(java.util.Locale.ROOT, "%,d candles", candles), String.format(java.util.Locale.ROOT, "up to %,d candles; take a coarser interval or a shorter span",
                    CandleImport.MOST_CANDLES));
        }
        fetching.begin(new CandleFetch.Wanted(set, wanted.venue(), wanted.testnet(), interval, from, to, asking.metaData()));
        return new AddedCandleSet(set.candleSetId());
    }

    /** Deletes a set, or stops its being read. */
    @DeleteMapping("/{candleSet}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void delete(@PathVariable String candleSet) {
        var command = new DeleteCandleSet(new CandleSetId(candleSet), commands.workspace());
        commands.requireAllowed(command);
        if (!fetching.stop(command.workspaceId(), command.candleSetId())) {
            commands.send(command);
        }
    }

    /** A name without the folders that some browsers send along. */
    private static String plain(String file) {
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).replaceAll("\\p{Cntrl}", "");
        return last.length() > MOST_FILE_NAME ? last.substring(0, MOST_FILE_NAME) : last;
    }

    private static RefusedException invalid(String field, String value, String allowed) {
        return new RefusedException(Refusal.of("request.invalid", field + " is not valid.", field, String.valueOf(value), allowed));
    }
}
