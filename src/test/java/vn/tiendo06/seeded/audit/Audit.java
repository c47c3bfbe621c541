package vn.tiendo06.seeded.audit;

/** Breaks a rule on purpose: used by the plan. */
public class Audit {}
