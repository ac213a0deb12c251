package plutarc.platform.web;

import java.io.IOException;
import java.util.UUID;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.QueryExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;
import plutarc.contracts.message.Refusal;
import plutarc.contracts.message.RefusedException;

/** Answers everything that goes wrong in a controller with problem details. What is nobody's mistake but ours is logged under a reference. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException refused) {
        return problems.answer(refused.refusal());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable) {
        return problems.answer(JsonProblem.of(unreadable));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongParameter(MethodArgumentTypeMismatchException wrong) {
        return problems.answer(Refusal.of("request.malformed", "Parameter " + wrong.getName() + " cannot be read.", wrong.getName(),
                String.valueOf(wrong.getValue()), JsonProblem.allowed(wrong.getRequiredType(), wrong.getRootCause())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(ServletRequestBindingException missing) {
        String field = missing instanceof MissingRequestValueException && missing.getBody().getDetail() != null ? missing.getBody().getDetail() : missing.getMessage();
        return problems.answer(Refusal.of("request.malformed", field));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> illegal(IllegalArgumentException illegal) {
        return problems.answer(Refusal.of("request.malformed", String.valueOf(illegal.getMessage())));
    }

    /** The browser has gone; nobody reads an answer. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> anything(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RefusedException refused -> {
                    return problems.answer(refused.refusal());
                }
                case CommandExecutionException remote when remote.getDetails().orElse(null) instanceof Refusal refusal -> {
                    return problems.answer(refusal);
                }
                case QueryExecutionException remote when remote.getDetails().orElse(null) instanceof Refusal refusal -> {
                    return problems.answer(refusal);
                }
                case AggregateNotFoundException unknown -> {
                    return problems.answer(Refusal.of("target.unknown", "There is no such thing, or it belongs to somebody else."));
                }
                case ConcurrencyException concurrent -> {
                    return problems.answer(Refusal.of("target.changed", "It was changed by somebody else at the same moment; try again."));
                }
                case NoHandlerForCommandException nobody -> {
                    return problems.answer(Refusal.of("server.unavailable", "Nobody here can do this at the moment; try again."));
                }
                case IOException broken when DisconnectedClientHelper.isClientDisconnectedException(broken) -> {
                    return null; // the browser has gone in the middle of an answer; nobody reads another
                }
                default -> {
                }
            }
        }
        return failure instanceof ErrorResponse known ? framework(known) : unexpected(failure);
    }

    private ResponseEntity<ProblemDetail> framework(ErrorResponse known) {
        String code = switch (known.getStatusCode().value()) {
            case 404 -> "resource.unknown";
            case 405 -> "request.method";
            case 413 -> "request.too_large";
            case 415 -> "request.unsupported";
            default -> "request.malformed";
        };
        return problems.answer(Refusal.of(code, String.valueOf(known.getBody().getDetail())), known.getStatusCode());
    }

    private ResponseEntity<ProblemDetail> unexpected(Exception failure) {
        String reference = UUID.randomUUID().toString();
        log.atError().addKeyValue("reference", reference).setCause(failure).log("request failed");
        return problems.answer(Refusal.of("server.error", "Something went wrong here; the log has it under " + reference + "."));
    }
}
