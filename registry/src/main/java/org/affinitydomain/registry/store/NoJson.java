package org.affinitydomain.registry.store;

import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.format.FormatMapper;

/** Stands where Hibernate would start a JSON library at boot, which a class path need not have: no column here holds JSON. */
final class NoJson implements FormatMapper {

    @Override
    public <T> T fromString(CharSequence text, JavaType<T> type, WrapperOptions options) {
        throw new UnsupportedOperationException("no column of the registry holds JSON");
    }

    @Override
    public <T> String toString(T value, JavaType<T> type, WrapperOptions options) {
        throw new UnsupportedOperationException("no column of the registry holds JSON");
    }
}
