package plutarc.platform.link;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import plutarc.contracts.link.LinkProtocol;
import plutarc.platform.PlatformSettings;
import plutarc.saga.compute.LinkAddress;

/** Tells the processes of bots where the link is. It is known once the link listens, which is before any bot is started. */
@Component
class AddressForBots implements LinkAddress {

    private final PlatformSettings.Link settings;
    private final ObjectProvider<LinkServer> server;

    AddressForBots(PlatformSettings settings, ObjectProvider<LinkServer> server) {
        this.settings = settings.link();
        this.server = server;
    }

    @Override
    public String url() {
        return (settings.certificate().isPresent() ? "wss" : "ws") + "://" + settings.bind() + ":" + server.getObject().port() + LinkProtocol.PATH;
    }
}
