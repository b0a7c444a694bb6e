package org.affinitydomain.registry.register;

import java.util.List;
import org.affinitydomain.xds.transaction.RegistryError;

/** A submission that cannot be registered: nothing of it stays. */
public final class RegistrationRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<RegistryError> errors;

    public RegistrationRefusedException(List<RegistryError> errors) {
        super(errors.size() + " errors, the first: " + errors.get(0).codeContext());
        this.errors = List.copyOf(errors);
    }

    /** Why. */
    public List<RegistryError> errors() {
        return errors;
    }
}
