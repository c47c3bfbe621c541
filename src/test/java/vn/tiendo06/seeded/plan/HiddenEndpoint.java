package vn.tiendo06.seeded.plan;

import jakarta.ws.rs.GET;

/** Breaks a rule on purpose: an endpoint in a class that is not a public Resource, without a permission. */
class HiddenEndpoint {

    @GET
    String get() {
        return "";
    }
}
