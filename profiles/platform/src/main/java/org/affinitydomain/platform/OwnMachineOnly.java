package org.affinitydomain.platform;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Answers 403 to other machines than this one, unless a setting is true. For what is the operator's alone: it is no
 * transaction of a profile, and nobody is asked who he is. To be mapped to those paths in the application's {@code web.xml};
 * the init parameter {@code setting} names the setting.
 */
public final class OwnMachineOnly implements Filter {
    private String setting = "";
    private boolean open;

    @Override
    public void init(FilterConfig config) throws ServletException {
        setting = Optional.ofNullable(config.getInitParameter("setting"))
                .orElseThrow(() -> new ServletException("AFF0514 the filter OwnMachineOnly needs the init parameter 'setting'"));
        open = Settings.current().flag(setting, false);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (open || isOfThisMachine(request.getRemoteAddr(), request.getLocalAddr())) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse http = (HttpServletResponse) response;
        http.setStatus(HttpServletResponse.SC_FORBIDDEN);
        http.setContentType("text/plain;charset=UTF-8");
        http.getWriter().write("This is for the machine that the server runs on; " + setting + "=true opens it to others.\n");
    }

    /** A connection that comes from an address of this machine: loopback, or the very address that it goes to. */
    static boolean isOfThisMachine(String from, String to) throws IOException {
        return from.equals(to) || InetAddress.getByName(from).isLoopbackAddress();
    }
}
