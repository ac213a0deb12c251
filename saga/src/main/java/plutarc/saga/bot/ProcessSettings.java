package plutarc.saga.bot;

import java.time.Duration;

/**
 * How patient the processes over a bot's life are.
 *
 * @param onlineWithin   from deployment to the bot's first word; after it the deployment has failed
 * @param graceToStop    for the bot to finish its stop instruction, before its instance is taken away
 * @param retryAfter     before a step whose outcome is unknown is tried again
 * @param graceToReplace for the bot to end in order, before its process is ended for a restart or update
 * @param replacedWithin from the start of the process that takes over to its first word; after it the restart or update has failed
 * @param alertAfter     of silence; a bot that is heard of again before is not worth an alert
 * @param leastRest      a shorter sleep than this is not worth it
 */
public record ProcessSettings(Duration onlineWithin, Duration graceToStop, Duration retryAfter, Duration graceToReplace, Duration replacedWithin,
                              Duration alertAfter, Duration leastRest) {
}
