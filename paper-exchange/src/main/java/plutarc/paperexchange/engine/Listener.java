package plutarc.paperexchange.engine;

import plutarc.paperexchange.venue.MarketStep;
import plutarc.paperexchange.venue.Venue;
import plutarc.paperexchange.venue.VenueEvent;

/** Told on the venue's thread what happened, in order, before anybody else learns of it. Whatever it wants to send it must hand to {@link VenueLoop#afterwards}. */
public interface Listener {

    /** Something happened to an account; the venue is in the state that followed. */
    void happened(VenueEvent event, Venue venue);

    /** The market moved, and everything that the move brought about has happened. */
    void moved(MarketStep step, Venue venue);

    /** Whether receivers are too far behind for an unclocked market to go on. */
    boolean congested();
}
