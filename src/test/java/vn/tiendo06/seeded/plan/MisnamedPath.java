package vn.tiendo06.seeded.plan;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.ws.rs.Path;

/** Breaks a rule on purpose: a path on a class that is not named Resource. The profile does not exist, so nobody serves it. */
@Path("/seeded")
@IfBuildProfile("seeded")
public class MisnamedPath {}
