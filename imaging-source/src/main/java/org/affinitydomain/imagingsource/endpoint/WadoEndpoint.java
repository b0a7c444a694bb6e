package org.affinitydomain.imagingsource.endpoint;

import jakarta.ejb.EJB;
import org.affinitydomain.imagingsource.ImagingDocumentSourceBean;
import org.affinitydomain.imagingsource.LocalSources;
import org.affinitydomain.imagingsource.wado.WadoServlet;

/** {@code /imaging-source/SOURCE/studies/...} for one source, {@code /imaging-source/wado-rs/studies/...} for all: RAD-107. */
public class WadoEndpoint extends WadoServlet {
    private static final long serialVersionUID = 1L;

    @EJB
    private transient ImagingDocumentSourceBean source;

    @Override
    protected LocalSources sources() {
        return source.service().sources();
    }
}
