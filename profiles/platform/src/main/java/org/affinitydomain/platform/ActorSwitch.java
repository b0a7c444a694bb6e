package org.affinitydomain.platform;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers 404 to everything when the actor of its web application is switched off
 * ({@code affinity.<actor>.enabled=false}). To be mapped to {@code /*} in the application's {@code web.xml}; the actor
 * is named by the init parameter {@code actor}, by default by the context path.
 */
public final class ActorSwitch implements Filter {
    private Optional<String> refusal = Optional.empty();

    @Override
    public void init(FilterConfig config) throws ServletException {
        String name = Optional.ofNullable(config.getInitParameter("actor"))
                .orElseGet(() -> config.getServletContext().getContextPath().replaceFirst("^/", ""));
        Actor actor = Actor.named(name).orElseThrow(() -> new ServletException("AFF0513 '" + name
                + "' is not an actor: set the init parameter 'actor' of ActorSwitch"));
        refusal = refusal(Settings.current().actor(actor));
    }

    static Optional<String> refusal(ActorSettings actor) {
        return actor.enabled() ? Optional.empty()
                : Optional.of("The " + actor.actor().key() + " does not run here (" + actor.enabledKey() + "=false).\n");
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse http = (HttpServletResponse) response;
        http.setStatus(HttpServletResponse.SC_NOT_FOUND);
        http.setContentType("text/plain;charset=UTF-8");
        http.getWriter().write(refusal.get());
    }
}
