package vn.tiendo06.seeded.plan;

/** Breaks a rule on purpose: a resource that another class uses. */
public class UsedResource {}
