package plutarc.contracts.bot;

import java.util.List;

/** Some of a bot's steps, oldest first, and how many there are in all. */
public record BotSteps(int total, List<BotStep> steps) {
}
