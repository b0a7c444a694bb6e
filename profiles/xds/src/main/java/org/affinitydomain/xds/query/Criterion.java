package org.affinitydomain.xds.query;

import java.util.List;
import org.affinitydomain.xds.metadata.Attribute;
import org.affinitydomain.xds.metadata.Code;

/** A condition on one attribute. The conditions of a query hold all at once; the values within one are alternatives. */
public sealed interface Criterion {

    /** The attribute that it looks at. */
    Attribute attribute();

    /** Equal to one of the values. */
    record EqualToAny(Attribute attribute, List<String> values) implements Criterion {
        public EqualToAny {
            values = List.copyOf(values);
        }
    }

    /** One of the codes; their display names play no part. */
    record CodedAsAny(Attribute attribute, List<Code> codes) implements Criterion {
        public CodedAsAny {
            codes = List.copyOf(codes);
        }
    }

    /** Like one of the patterns. */
    record LikeAny(Attribute attribute, List<LikePattern> patterns) implements Criterion {
        public LikeAny {
            patterns = List.copyOf(patterns);
        }

        /** Whether a value is like one of the patterns. */
        public boolean matches(String value) {
            return patterns.stream().anyMatch(p -> p.matches(value));
        }
    }

    /** At a time or later; the time as {@link org.affinitydomain.xds.metadata.Dtm#earliest} gives it. */
    record NotBefore(Attribute attribute, long from) implements Criterion {
    }

    /** Before a time. */
    record Before(Attribute attribute, long to) implements Criterion {
    }
}
