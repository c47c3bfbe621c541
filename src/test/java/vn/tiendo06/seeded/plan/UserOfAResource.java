package vn.tiendo06.seeded.plan;

/** Breaks a rule on purpose: it uses a resource. */
class UserOfAResource {
    UsedResource resource;
}
