package io.muster.application.activity;

import io.muster.application.InMemoryUnitOfWork.Participant;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Cause;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The lines of all tenants in one list. */
public final class InMemoryActivityLog implements ActivityLog, Participant {
    private static final Comparator<Activity> LATEST_FIRST = Comparator.comparing(Activity::at)
            .thenComparing(activity -> activity.id().toString())
            .reversed();

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    @Override
    public void add(TenantId tenant, Activity activity, Set<String> persons) {
        lines.add(new Line(tenant, activity, persons));
    }

    @Override
    public List<Activity> query(TenantId tenant, ActivityQuery query) {
        return lines.stream()
                .filter(line -> line.tenant().equals(tenant))
                .filter(line -> meets(query, line))
                .map(Line::activity)
                .sorted(LATEST_FIRST)
                .limit(query.limit())
                .toList();
    }

    @Override
    public int forget(Duration age, int atMost) {
        Instant before = Instant.now().minus(age);
        List<Line> old = lines.stream()
                .filter(line -> line.activity().at().isBefore(before))
                .limit(atMost)
                .toList();
        lines.removeAll(old);
        return old.size();
    }

    @Override
    public boolean hasOpenFailure(TenantId tenant, String connection, Cause cause, Instant since) {
        List<Line> ours =
                lines.stream().filter(line -> line.tenant().equals(tenant)).toList();
        return ours.stream()
                .filter(line -> line.activity().cause().equals(Optional.of(cause)))
                .filter(line -> !line.activity().at().isBefore(since))
                .filter(line ->
                        line.activity().subject().isPresent() || !line.persons().isEmpty())
                .filter(line -> line.activity().actor().matches("connection " + connection + "(,| acting as ).*"))
                .anyMatch(failed -> ours.stream()
                        .filter(line -> line.activity().outcome() == Activity.Outcome.DONE)
                        .filter(line -> line.activity().actor().startsWith("connection "))
                        .filter(line ->
                                line.activity().at().isAfter(failed.activity().at()))
                        .noneMatch(done -> done.activity().subject().isPresent()
                                        && done.activity()
                                                .subject()
                                                .equals(failed.activity().subject())
                                || !Collections.disjoint(done.persons(), failed.persons())));
    }

    @Override
    public List<Found> find(String reference) {
        return lines.stream()
                .filter(line -> line.activity().reference().equals(reference))
                .sorted(Comparator.comparing(Line::activity, LATEST_FIRST))
                .map(line -> new Found(line.tenant(), line.activity()))
                .toList();
    }

    private static boolean meets(ActivityQuery query, Line line) {
        Activity activity = line.activity();
        return isOrAny(query.reference(), activity.reference())
                && (query.whom().isEmpty()
                        || activity.subject().filter(query.whom()::contains).isPresent()
                        || line.persons().stream().anyMatch(query.whom()::contains))
                && isOrAny(query.outcome(), activity.outcome())
                && query.since().filter(since -> activity.at().isBefore(since)).isEmpty();
    }

    private static <T> boolean isOrAny(Optional<T> wanted, T actual) {
        return wanted.isEmpty() || wanted.get().equals(actual);
    }

    @Override
    public Runnable remember() {
        int size = lines.size();
        return () -> lines.subList(size, lines.size()).clear();
    }

    private record Line(TenantId tenant, Activity activity, Set<String> persons) {}
}
