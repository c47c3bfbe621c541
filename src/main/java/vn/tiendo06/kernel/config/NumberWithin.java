package vn.tiendo06.kernel.config;

/** A setting that is a whole number within bounds. */
public abstract class NumberWithin extends Within<Integer> {

    protected NumberWithin(int least, int most) {
        super(Integer::valueOf, least, most);
    }

    @Override
    public Integer convert(String text) {
        return super.convert(text);
    }
}
