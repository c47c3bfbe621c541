package vn.tiendo06.seeded.plan;

/** Breaks a rule on purpose: it prints. */
class Printing {
    void print() {
        System.out.println();
    }
}
