package vn.tiendo06.seeded.startup;

/** Breaks a rule on purpose: used by the plan. */
public class Startup {}
