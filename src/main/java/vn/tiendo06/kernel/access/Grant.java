package vn.tiendo06.kernel.access;

/** A role and where it holds. */
public record Grant(Role role, Scope scope) {}
