package io.muster.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link ScimTenant} of its own, all on one service, and the service itself. It starts when the first is asked for, and stops after the last
 * test of the run.
 */
final class SharedService implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedService.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ScimTenant.class || type == ServiceProcess.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
        return parameter.getParameter().getType() == ScimTenant.class ? running.tenant() : running.service();
    }

    private record Running(Path folder, ServiceProcess service, AtomicInteger tenants) implements AutoCloseable {
        static Running start() {
            try {
                Path folder = Files.createTempDirectory("muster");
                return new Running(folder, ServiceProcess.serve(folder, Map.of()), new AtomicInteger());
            } catch (Exception e) {
                throw new IllegalStateException("the service did not start", e);
            }
        }

        ScimTenant tenant() {
            String slug = "tenant" + tenants.incrementAndGet();
            try {
                return new ScimTenant(service, slug, service.tenant(slug));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws Exception {
            service.close();
            List<Path> left;
            try (Stream<Path> files = Files.walk(folder)) {
                left = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }
}
