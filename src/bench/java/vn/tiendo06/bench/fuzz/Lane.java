package vn.tiendo06.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import vn.tiendo06.access.WellFormed;

/** One after the other, requests that follow from a seed and from what the application tells. */
final class Lane {

    private final Contract contract;
    private final Client client;
    private final Callers callers;
    private final Judge judge;
    private final Tally tally;
    private final Random random;
    private final Known known;
    private final Values values;
    private final Bodies bodies;
    private final Mutations mutations;
    private final BodyMutations bodyMutations;
    private final Journeys journeys;
    private final Map<String, List<WellFormed>> samples;
    private final String name;

    /** Callers that an operation has answered with success. */
    private final Map<String, List<String>> welcome = new HashMap<>();

    private int sent;

    Lane(
            String name,
            long seed,
            Contract contract,
            Client client,
            Callers callers,
            Map<String, List<WellFormed>> samples,
            Tally tally) {
        this.name = name;
        this.contract = contract;
        this.client = client;
        this.callers = callers;
        this.samples = samples;
        this.tally = tally;
        this.judge = new Judge(contract);
        this.random = new Random(seed);
        this.known = new Known(contract, random);
        this.values = new Values(contract, known, random);
        this.bodies = new Bodies(values, known, random, samples);
        this.mutations = new Mutations(values, random);
        this.bodyMutations = new BodyMutations(random);
        this.journeys = new Journeys(values, random, this::plain);
    }

    void run(int requests) throws InterruptedException {
        look();
        journeys.all();
        while (sent < requests) {
            if (random.nextInt(60) == 0) {
                journeys.any();
            } else {
                send(composed());
            }
        }
    }

    /** Reads every list, to know what there is. */
    private void look() throws InterruptedException {
        for (Operation operation : contract.operations()) {
            if (operation.isRead() && operation.pathNames().isEmpty()) {
                for (String caller : List.of("auditor", "admin-nation")) {
                    Call call = new Call(operation);
                    call.caller = caller;
                    authorize(call);
                    send(call);
                }
            }
        }
    }

    private Answer plain(Step step) throws InterruptedException {
        Operation operation = contract.operations().stream()
                .filter(one -> one.id().equals(step.operationId))
                .findFirst()
                .orElseThrow();
        Call call = new Call(operation);
        List<String> names = operation.pathNames();
        for (int i = 0; i < names.size(); i++) {
            call.path.put(names.get(i), Call.encoded(step.path.get(i)));
        }
        step.query.forEach((parameter, value) -> call.query.add(new Call.Pair(parameter, Call.encoded(value))));
        call.caller = step.caller;
        authorize(call);
        if (step.etag != null) {
            call.header("If-Match", step.etag);
        }
        if (step.body != null) {
            call.header("Content-Type", step.mediaType);
            call.body = step.body.getBytes(StandardCharsets.UTF_8);
        }
        return send(call);
    }

    private Call composed() throws InterruptedException {
        Operation operation =
                contract.operations().get(random.nextInt(contract.operations().size()));
        Call call = new Call(operation);
        WellFormed sample = sampleOf(operation);
        path(call, sample);
        query(call, sample);
        call.caller = caller(operation);
        authorize(call);
        if (operation.takes("header", "If-Match")) {
            condition(call);
        }
        if (operation.takes("header", "Idempotency-Key") && random.nextInt(3) > 0) {
            call.header("Idempotency-Key", values.text(operation, "Idempotency-Key", null));
        }
        if (operation.takes("header", "If-None-Match") && random.nextInt(10) == 0) {
            call.header("If-None-Match", known.etag(call) == null ? "*" : known.etag(call));
        }
        int chance = random.nextInt(100);
        int times = chance < 25 ? 0 : chance < 70 ? 1 : chance < 90 ? 2 : 3;
        int inBody = operation.content().isMissingNode() ? 0 : random.nextInt(times + 1);
        body(call, inBody);
        for (int i = inBody; i < times; i++) {
            mutations.apply(call);
        }
        return call;
    }

    private WellFormed sampleOf(Operation operation) {
        List<WellFormed> all = samples.getOrDefault(operation.id(), List.of());
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private void path(Call call, WellFormed sample) {
        Operation operation = call.operation;
        List<String> found = known.valuesFor(operation.path());
        List<String> names = operation.pathNames();
        for (int i = 0; i < names.size(); i++) {
            String parameter = names.get(i);
            String good = sample == null ? null : sample.path().get(parameter);
            if (good != null && (i >= found.size() || random.nextInt(3) == 0)) {
                call.path.put(parameter, Call.encoded(good));
            } else if (i < found.size()) {
                call.path.put(parameter, found.get(i));
            } else {
                JsonNode schema = operation.parametersIn("path").stream()
                        .filter(one -> one.path("name").textValue().equals(parameter))
                        .findFirst()
                        .orElseThrow()
                        .path("schema");
                call.path.put(parameter, Call.encoded(values.text(operation, parameter, schema)));
            }
        }
        // Units that the plan needs end seldom, else soon nobody could report.
        if (operation.path().startsWith("/api/v1/units/{code}") && !operation.isRead() && random.nextInt(40) > 0) {
            call.path.put("code", "10816.THU" + random.nextInt(30));
        }
    }

    private void query(Call call, WellFormed sample) {
        for (JsonNode parameter : call.operation.parametersIn("query")) {
            String parameterName = parameter.path("name").textValue();
            String good = sample == null ? null : sample.query().get(parameterName);
            boolean needed = good != null || parameter.path("required").asBoolean();
            if (random.nextInt(20) < (needed ? 18 : 3)) {
                String value = good != null && random.nextInt(3) > 0
                        ? good
                        : values.text(call.operation, parameterName, parameter.path("schema"));
                call.query.add(new Call.Pair(parameterName, Call.encoded(value)));
            }
        }
    }

    private String caller(Operation operation) {
        List<String> known = welcome.get(operation.id());
        if (known != null && random.nextInt(10) < 6) {
            return known.get(random.nextInt(known.size()));
        }
        if (random.nextInt(25) == 0) {
            return random.nextBoolean() ? "none" : "garbage";
        }
        List<String> all = callers.names();
        return all.get(random.nextInt(all.size()));
    }

    private void authorize(Call call) {
        if (call.caller.equals("garbage")) {
            call.header("Authorization", "Bearer no.token.at-all");
        } else if (!call.caller.equals("none")) {
            call.header("Authorization", "Bearer " + callers.token(call.caller));
        }
    }

    /** Mostly the version there is, sometimes an old one. */
    private void condition(Call call) throws InterruptedException {
        if (random.nextInt(4) == 0) {
            refresh(call);
        }
        String etag = known.etag(call);
        call.header("If-Match", etag == null || random.nextInt(12) == 0 ? "\"" + random.nextInt(3) + '"' : etag);
    }

    private void refresh(Call call) throws InterruptedException {
        String path = call.operation.path();
        String owner = contract.has("GET", path) ? path : path.substring(0, Math.max(0, path.indexOf('}')) + 1);
        Operation read = contract.operations().stream()
                .filter(one -> one.isRead() && one.path().equals(owner))
                .findFirst()
                .orElse(null);
        if (read != null) {
            Call fresh = new Call(read);
            read.pathNames().forEach(one -> fresh.path.put(one, call.path.get(one)));
            fresh.caller = call.caller;
            authorize(fresh);
            send(fresh);
        }
    }

    private void body(Call call, int times) {
        if (call.operation.content().isMissingNode()) {
            return;
        }
        Bodies.Body body = bodies.of(call.operation);
        call.header("Content-Type", body.mediaType());
        if (body.json() != null) {
            bodyMutations.json(call, body.json(), times);
        } else {
            call.body = body.bytes();
            for (int i = 0; i < times; i++) {
                bodyMutations.bytes(call, false);
            }
        }
    }

    private Answer send(Call call) throws InterruptedException {
        int number = sent++;
        long begun = System.nanoTime();
        Answer answer;
        try {
            answer = client.send(call);
        } catch (TimeoutException e) {
            tally.fault(call.operation + ": no answer in time", name + " #" + number + ": " + call);
            return null;
        } catch (ExecutionException | IllegalArgumentException e) {
            if (call.beyondHttp) {
                tally.closed();
            } else {
                tally.fault(call.operation + ": no answer", name + " #" + number + ": " + call + " → " + e);
            }
            return null;
        }
        tally.answered(call, answer, System.nanoTime() - begun);
        for (String fault : judge.faults(call, answer)) {
            tally.fault(
                    call.operation + " " + answer.status() + ": "
                            + fault.replaceAll("\\{.*", "").replaceAll("\\d+", "n"),
                    name + " #" + number + ": " + call + " → " + answer.status() + ' ' + fault + ' '
                            + Call.shortened(answer.text()));
        }
        known.learn(call, answer, Judge.json(answer));
        if (answer.status() / 100 == 2 && call.elsewhere == null && !call.caller.equals("none")) {
            List<String> callersOf = welcome.computeIfAbsent(call.operation.id(), any -> new ArrayList<>());
            if (!callersOf.contains(call.caller)) {
                callersOf.add(call.caller);
            }
        }
        return answer;
    }
}
