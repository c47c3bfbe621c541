package vn.tiendo06.seeded.plan;

/** Breaks a rule on purpose: public, and nobody outside its package uses it. */
public class NeedlesslyPublicService {}
