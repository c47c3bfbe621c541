package vn.tiendo06.kernel.page;

import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the peer has read, as the project's rules read it. */
public final class PeerRows {

    private PeerRows() {}

    public static Row of(Tuple tuple) {
        return of(List.of(tuple)).getFirst();
    }

    public static List<Row> of(List<Tuple> tuples) {
        Row.Result result = new Row.Result(new HashMap<>(), new HashMap<>());
        return tuples.stream()
                .map(tuple -> new Row(tuple.toArray(), places(tuple, result)))
                .toList();
    }

    private static Row.Result places(Tuple tuple, Row.Result result) {
        Map<String, Integer> places = result.places();
        if (places.isEmpty()) {
            tuple.getElements().forEach(element -> places.put(element.getAlias(), places.size()));
        }
        return result;
    }
}
