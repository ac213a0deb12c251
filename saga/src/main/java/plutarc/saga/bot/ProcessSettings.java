package plutarc.saga.bot;

import java.time.Duration;

/**
 * How patient the processes over a bot's life are.
 *
 * @param onlineWithin   from deployment to the bot's first word; after it the deployment has failed
 * @param graceToStop    for the bot to finish its stop instruction, before its instance is taken away
 * @param retryAfter     before a step whose outcome is unknown is tried again
 */
public record ProcessSettings(Duration onlineWithin, Duration graceToStop, Duration retryAfter) {
}
