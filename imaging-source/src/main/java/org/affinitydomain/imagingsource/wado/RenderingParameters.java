package org.affinitydomain.imagingsource.wado;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.affinitydomain.dicom.pixel.Rendering;
import org.affinitydomain.dicom.pixel.Window;
import org.affinitydomain.imagingsource.web.HttpProblem;
import org.affinitydomain.imagingsource.web.HttpProblem.Kind;

/**
 * How an image is to be rendered, as a client says it in the query (PS3.18 8.3.5).
 *
 * @param accept    media types that the query names, in place of those of the header (PS3.18 8.3.3.1)
 * @param quality   of JPEG, from 1 to 100
 * @param rendering window and size
 */
public record RenderingParameters(Optional<String> accept, int quality, Rendering rendering) {
    private static final int QUALITY = 90;
    private static final int LARGEST_SIDE = 16_384;
    /** As the image is. */
    public static final RenderingParameters NONE = new RenderingParameters(Optional.empty(), QUALITY, Rendering.AS_IT_IS);

    /**
     * The parameters of WADO-RS: {@code accept}, {@code quality}, {@code viewport} and {@code window}.
     *
     * @param query gives the value of a parameter
     * @throws HttpProblem when one of them cannot be understood, or asks for what is not done here
     */
    public static RenderingParameters ofRs(Function<String, Optional<String>> query) throws HttpProblem {
        Optional<Window> window = Optional.empty();
        Optional<Integer> columns = Optional.empty();
        Optional<Integer> rows = Optional.empty();
        Optional<String> windowText = query.apply("window");
        if (windowText.isPresent()) {
            String[] parts = windowText.get().split(",", -1);
            if (parts.length < 2 || parts.length > 3) {
                throw new HttpProblem(Kind.BAD_REQUEST, "window is centre,width or centre,width,function");
            }
            window = Optional.of(window(parts[0], parts[1], parts.length == 3 ? parts[2] : "linear"));
        }
        Optional<String> viewport = query.apply("viewport");
        if (viewport.isPresent()) {
            List<String> parts = Arrays.asList(viewport.get().split(",", -1));
            if (parts.size() != 2) {
                throw new HttpProblem(Kind.BAD_REQUEST, "viewport is width,height; parts of an image are not rendered here");
            }
            columns = Optional.of(number("viewport", parts.get(0), LARGEST_SIDE));
            rows = Optional.of(number("viewport", parts.get(1), LARGEST_SIDE));
        }
        return new RenderingParameters(query.apply("accept"), quality("quality", query), new Rendering(window, columns, rows, true));
    }

    /**
     * The parameters of WADO-URI (PS3.18 9.1.2): {@code rows}, {@code columns}, {@code windowCenter}, {@code windowWidth} and
     * {@code imageQuality}.
     */
    public static RenderingParameters ofUri(Function<String, Optional<String>> query) throws HttpProblem {
        Optional<String> centre = query.apply("windowCenter");
        Optional<String> width = query.apply("windowWidth");
        if (centre.isPresent() != width.isPresent()) {
            throw new HttpProblem(Kind.BAD_REQUEST, "windowCenter and windowWidth come together");
        }
        Optional<Window> window = centre.isPresent() ? Optional.of(window(centre.get(), width.get(), "linear")) : Optional.empty();
        Optional<String> columns = query.apply("columns");
        Optional<String> rows = query.apply("rows");
        return new RenderingParameters(query.apply("contentType"), quality("imageQuality", query), new Rendering(window,
                columns.isPresent() ? Optional.of(number("columns", columns.get(), LARGEST_SIDE)) : Optional.empty(),
                rows.isPresent() ? Optional.of(number("rows", rows.get(), LARGEST_SIDE)) : Optional.empty(), true));
    }

    /** The same for a thumbnail: as small as is asked for, or 128 pixels a side. */
    RenderingParameters thumbnail() {
        Rendering asked = rendering;
        boolean sized = asked.columns().isPresent() || asked.rows().isPresent();
        Optional<Integer> small = Optional.of(128);
        return new RenderingParameters(accept, quality, new Rendering(asked.window(), sized ? asked.columns() : small, sized ? asked.rows() : small, false));
    }

    private static int quality(String name, Function<String, Optional<String>> query) throws HttpProblem {
        Optional<String> text = query.apply(name);
        return text.isPresent() ? number(name, text.get(), 100) : QUALITY;
    }

    private static Window window(String centre, String width, String function) throws HttpProblem {
        try {
            return new Window(Double.parseDouble(centre), Double.parseDouble(width),
                    Window.Function.valueOf(function.strip().replace('-', '_').toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(Kind.BAD_REQUEST, "there is no window of centre " + centre + ", width " + width + " and function " + function
                    + " (linear, linear-exact or sigmoid)");
        }
    }

    private static int number(String name, String text, int most) throws HttpProblem {
        if (!text.matches("0*[1-9][0-9]{0,5}") || Integer.parseInt(text) > most) {
            throw new HttpProblem(Kind.BAD_REQUEST, name + " has a number from 1 to " + most + ", and not " + text);
        }
        return Integer.parseInt(text);
    }
}
