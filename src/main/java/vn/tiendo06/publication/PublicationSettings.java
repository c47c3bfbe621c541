package vn.tiendo06.publication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** On which terms data are open. */
@ConfigMapping(prefix = "tiendo06.publication")
interface PublicationSettings {

    /** The licence that the catalogue names. */
    @WithDefault("https://creativecommons.org/licenses/by/4.0/")
    URI licence();

    /** How long a copy may be used without asking again: a withdrawal takes effect in copies after this time. */
    @WithDefault("5M")
    Duration maxAge();
}
