package org.affinitydomain.xds.ebrim;

/** The XML namespaces of XDS.b and XDS-I.b messages (ITI TF-2 appendix V.2.4; RAD TF-3 4.69). */
public final class Namespaces {

    public static final String RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0";
    public static final String RS = "urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0";
    public static final String LCM = "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0";
    public static final String QUERY = "urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0";
    public static final String XDS = "urn:ihe:iti:xds-b:2007";
    public static final String XDSI = "urn:ihe:rad:xdsi-b:2009";
    public static final String RMD = "urn:ihe:iti:rmd:2017";
    public static final String XOP = "http://www.w3.org/2004/08/xop/include";
    public static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    public static final String WSA = "http://www.w3.org/2005/08/addressing";

    private Namespaces() {
    }
}
