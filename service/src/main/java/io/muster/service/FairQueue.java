package io.muster.service;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Lets so many requests in at once; of those that wait, the next is one of whoever has the fewest in the house. Who that is says the
 * first part of the path, which is the tenant's name.
 */
final class FairQueue extends QoSHandler {
    private final Map<String, Integer> inTheHouse = new ConcurrentHashMap<>();

    @Override
    public boolean onConditionsMet(Request request, Response response, Callback callback) throws Exception {
        String name = name(request);
        inTheHouse.merge(name, 1, Integer::sum);
        Callback leaving = Callback.from(callback, () -> leave(name));
        boolean handled = super.onConditionsMet(request, response, leaving);
        if (!handled) {
            leave(name);
        }
        return handled;
    }

    private void leave(String name) {
        inTheHouse.computeIfPresent(name, (any, count) -> count == 1 ? null : count - 1);
    }

    @Override
    protected int getPriority(Request request) {
        return -inTheHouse.getOrDefault(name(request), 0);
    }

    private static String name(Request request) {
        String path = Request.getPathInContext(request);
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }
}
