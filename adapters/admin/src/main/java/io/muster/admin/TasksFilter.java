package io.muster.admin;

import io.muster.admin.task.AdminTask;
import io.muster.admin.task.BadParameter;
import io.muster.admin.task.Parameters;
import io.muster.admin.task.TableTask;
import io.muster.admin.task.TaskRefused;
import io.muster.application.Unavailable;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Reference;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /tasks/{name}}. A filter, so that Dropwizard's own tasks, whose answers have neither status nor form, go on below it;
 * a task of ours is answered here.
 */
final class TasksFilter extends HttpFilter {
    static final String JSON_WANTED = TasksFilter.class.getName();

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TasksFilter.class);
    private static final String PREFIX = "/tasks/";
    private static final Set<String> DROPWIZARDS = Set.of("gc", LogLevel.NAME);

    private final transient Map<String, AdminTask> tasks;

    @Inject
    TasksFilter(Set<AdminTask> tasks) {
        this.tasks = tasks.stream().collect(Collectors.toUnmodifiableMap(AdminTask::name, Function.identity()));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        String name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
        Optional<String> problem = name.equals(LogLevel.NAME) ? LogLevel.problem(request) : Optional.empty();
        if (problem.isPresent()) {
            AdminAnswer.error(400, problem.get()).write(request, response);
        } else if (DROPWIZARDS.contains(name)) {
            chain.doFilter(request, response);
        } else {
            answer(name, request, response).write(request, response);
        }
    }

    private AdminAnswer answer(String name, HttpServletRequest request, HttpServletResponse response) {
        AdminTask task = tasks.get(name);
        if (task == null) {
            return AdminAnswer.error(
                    404,
                    "There is no such task. There are: "
                            + String.join(", ", tasks.keySet().stream().sorted().toList()) + ".");
        }
        if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            return AdminAnswer.error(405, "A task is called by POST.");
        }
        return run(task, request);
    }

    private static AdminAnswer run(AdminTask task, HttpServletRequest request) {
        try {
            Map<String, Object> given = TaskParameters.read(task, request);
            Object format = given.remove("format");
            boolean csv = "csv".equals(format) && task instanceof TableTask;
            wantJson(csv ? null : format, request);
            Parameters parameters = Parameters.of(task, given).by(Optional.ofNullable(request.getHeader("X-Operator")));
            AdminAnswer answer = csv && task instanceof TableTask table
                    ? AdminAnswer.ok(table.table(parameters))
                    : AdminAnswer.ok(task.run(parameters));
            LOG.info("task {} done", task.name());
            return answer;
        } catch (TaskRefused refused) {
            return AdminAnswer.refused(String.valueOf(refused.getMessage()), refused.answer());
        } catch (BadParameter bad) {
            return AdminAnswer.error(400, String.valueOf(bad.getMessage()));
        } catch (IOException lost) {
            return AdminAnswer.error(400, "The body did not arrive whole. Send it again.");
        } catch (Refusal refusal) {
            return AdminAnswer.error(statusOf(refusal.reason()), String.valueOf(refusal.getMessage()));
        } catch (Unavailable unavailable) {
            return AdminAnswer.error(
                    503,
                    unavailable.isFull()
                            ? "The disk of the database is full, and nothing was saved. Free space on it, then repeat the task."
                            : "The database does not answer. Repeat the task.");
        } catch (RuntimeException bug) {
            String reference = Reference.next().value();
            LOG.error("a bug met by task {}, reference {}", task.name(), reference, bug);
            return AdminAnswer.error(500, "The task failed; the log has the cause. Reference: " + reference);
        }
    }

    private static void wantJson(@Nullable Object format, HttpServletRequest request) {
        if (format != null && !format.equals("json") && !format.equals("text")) {
            throw new BadParameter("format must be json or text.");
        }
        request.setAttribute(JSON_WANTED, "json".equals(format));
    }

    private static int statusOf(Refusal.Reason reason) {
        return switch (reason) {
            case INVALID_SYNTAX,
                    INVALID_FILTER,
                    INVALID_PATH,
                    INVALID_CURSOR,
                    EXPIRED_CURSOR,
                    INVALID_VALUE,
                    NO_TARGET -> 400;
            case NOT_FOUND, GROUPS_OFF -> 404;
            case TOO_LARGE -> 413;
            case TOO_MANY_REQUESTS -> 429;
            case MUTABILITY,
                    UNIQUENESS,
                    CONFLICT,
                    STALE_VERSION,
                    PROTECTED_ACCOUNT,
                    FORBIDDEN,
                    SCIM_OFF,
                    NOT_ALLOWED_NOW -> 409;
        };
    }
}
