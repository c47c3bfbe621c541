package vn.tiendo06.unit;

/** A code or wording by which a unit is named, seen from a locality. */
public record UnitMention(String localityCode, String codeOrWording) {}
