package vn.tiendo06.seeded.dev;

/** Breaks a rule on purpose: used by the plan. */
public class Dev {}
