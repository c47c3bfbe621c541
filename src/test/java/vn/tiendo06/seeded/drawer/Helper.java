package vn.tiendo06.seeded.drawer;

/** Breaks a rule on purpose: a package that is no feature. */
public class Helper {}
